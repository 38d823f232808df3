// Ranks the pool by DuckDB, as one would who keeps it there: a wide table of mean levels, one column a criterion.
//
// usage: node rank.mjs load TABLE.csv DATABASE                     makes the table, as DuckDB stores it
//        node rank.mjs rank DATABASE SPEC.json OUT.csv             twelve columns: the ranking and its movement
//        node rank.mjs rank DATABASE SPEC.json OUT.csv BEFORE.json all nineteen: by the bar before, why each moved
//
// The second and third print the seconds from opening the database to the CSV's last byte; Node's own start does not count.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const require = createRequire(process.env.WINLOOP_BENCH_MODULES + '/');
const {DuckDBInstance} = require('@duckdb/node-api');
const [, , what, ...words] = process.argv;

const level = id => `(${id} - 1) / 3`;
const valued = id => `coalesce(${level(id)}, m_${id})`;
const whole = spec => spec.reduce((sum, one) => sum + one.weight, 0);
const added = (spec, term) => spec.map(term).join(' + ');
const failed = one => `coalesce(${one.id} < ${one.must} - 1e-9, false)`;
const musts = spec => spec.filter(one => one.must !== undefined);

function state(spec) {
  const asked = musts(spec);
  if (asked.length === 0) return `'none'`;
  return `CASE WHEN ${asked.map(failed).join(' OR ')} THEN 'failed'
    WHEN ${asked.map(one => `${one.id} IS NULL`).join(' OR ')} THEN 'unknown' ELSE 'met' END`;
}

// What a criterion did to the score: its share then and now, times how far the value stands from the mean of both scores.
// Nothing was rated between the two days, so that the bar did all of it and one share's difference is enough.
function reasons(spec, before) {
  const share = (bar, id) => (bar.find(one => one.id === id)?.weight ?? 0) / whole(bar);
  return spec.map(one => `round(${share(spec, one.id) - share(before, one.id)} * (${valued(one.id)} - (score + score_before) / 2), 6) AS d_${one.id}`).join(', ');
}

// The criterion of the largest part that leads where the whole score went.
function most(spec) {
  const all = spec.map(one => `d_${one.id}`).join(', ');
  const largest = `CASE WHEN score > score_before THEN greatest(${all}) WHEN score < score_before THEN least(${all})
    WHEN greatest(${all}) >= -least(${all}) THEN greatest(${all}) ELSE least(${all}) END`;
  return `${largest} AS most_by_change`;
}

function ranking(spec, before, out) {
  const why = before === undefined ? {reasons: '', columns: ''} : {
    reasons: `, reasoned AS (SELECT *, ${reasons(spec, before)}, ${state(before)} AS must_haves_before FROM ranked, mean),
      whys AS (SELECT *, ${most(spec)} FROM reasoned)`,
    columns: `, rank_before - rank AS moved_by_bar, 0 AS moved_by_evidence, round(score - score_before, 6) AS score_by_bar,
      0 AS score_by_evidence, CASE most_by_change WHEN 0 THEN NULL ${spec.map(one => `WHEN d_${one.id} THEN '${one.id}'`).join(' ')} END AS most_by,
      nullif(most_by_change, 0) AS most_by_change, must_haves_before,
      concat_ws('; ', ${musts(spec).map(one => `CASE WHEN ${failed(one)} THEN '${one.id}' END`).join(', ') || 'NULL'}) AS fails`};
  return `COPY (
  WITH mean AS (SELECT ${spec.map(one => `avg(${level(one.id)}) AS m_${one.id}`).join(', ')} FROM pool),
  measured AS (SELECT ${before === undefined ? 'id, name, stage, rank_before, score_before' : 'pool.*'},
      round((${added(spec, one => `${one.weight} * ${valued(one.id)}`)}) / ${whole(spec)}, 6) AS score,
      round((${added(spec, one => `${one.weight} * coalesce(${level(one.id)}, 0)`)}) / ${whole(spec)}, 6) AS low,
      round((${added(spec, one => `${one.weight} * coalesce(${level(one.id)}, 1)`)}) / ${whole(spec)}, 6) AS high,
      round((${added(spec, one => `CASE WHEN ${one.id} IS NULL THEN 0 ELSE ${one.weight} END`)}) / ${whole(spec)}, 5) AS coverage,
      ${state(spec)} AS must_haves
    FROM pool, mean),
  ranked AS (SELECT rank() OVER (ORDER BY must_haves = 'failed', score DESC) AS rank, * FROM measured)${why.reasons}
  SELECT rank, id AS candidate, name, stage, score, low AS interval_low, high AS interval_high, coverage, must_haves,
    rank_before - rank AS moved, rank_before, round(score - score_before, 6) AS score_change${why.columns}
  FROM ${before === undefined ? 'ranked' : 'whys'} ORDER BY rank, coverage DESC, id) TO '${out}' (HEADER, DELIMITER ',')`;
}

if (what === 'load') {
  const instance = await DuckDBInstance.create(words[1]);
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE pool AS SELECT * FROM read_csv('${words[0]}', header = true)`);
  await connection.run('CHECKPOINT');
  connection.closeSync();
} else {
  const [database, bar, out, barBefore] = words;
  const read = file => JSON.parse(readFileSync(file, 'utf8'));
  const text = ranking(read(bar), barBefore && read(barBefore), out);
  const began = performance.now();
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  await connection.run(text);
  console.log(((performance.now() - began) / 1000).toFixed(3));
  connection.closeSync();
}
