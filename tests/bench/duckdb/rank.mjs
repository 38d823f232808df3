// Ranks the pool by DuckDB, as one would who keeps it there: a wide table of mean levels, one column a criterion.
//
// usage: node rank.mjs load TABLE.csv DATABASE        makes the table, as DuckDB stores it
//        node rank.mjs rank DATABASE SPEC.json OUT.csv [CRITERION=WEIGHT]
//
// The second prints the seconds from opening the database to the CSV's last byte; Node's own start does not count.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const require = createRequire(process.env.WINLOOP_BENCH_MODULES + '/');
const {DuckDBInstance} = require('@duckdb/node-api');
const [, , what, ...words] = process.argv;

function ranking(spec, out) {
  const whole = spec.reduce((sum, one) => sum + one.weight, 0);
  const sum = term => spec.map(term).join(' + ');
  const level = id => `(${id} - 1) / 3`;
  const musts = spec.filter(one => one.must !== undefined);
  const state = musts.length === 0 ? `'none'` : `CASE
    WHEN ${musts.map(one => `coalesce(${one.id} < ${one.must} - 1e-9, false)`).join(' OR ')} THEN 'failed'
    WHEN ${musts.map(one => `${one.id} IS NULL`).join(' OR ')} THEN 'unknown' ELSE 'met' END`;
  return `COPY (
  WITH mean AS (SELECT ${spec.map(one => `avg(${level(one.id)}) AS m_${one.id}`).join(', ')} FROM pool),
  measured AS (SELECT id, name, stage, rank_before, score_before,
      round((${sum(one => `${one.weight} * coalesce(${level(one.id)}, m_${one.id})`)}) / ${whole}, 6) AS score,
      round((${sum(one => `${one.weight} * coalesce(${level(one.id)}, 0)`)}) / ${whole}, 6) AS low,
      round((${sum(one => `${one.weight} * coalesce(${level(one.id)}, 1)`)}) / ${whole}, 6) AS high,
      round((${sum(one => `CASE WHEN ${one.id} IS NULL THEN 0 ELSE ${one.weight} END`)}) / ${whole}, 5) AS coverage,
      ${state} AS must_haves
    FROM pool, mean),
  ranked AS (SELECT rank() OVER (ORDER BY must_haves = 'failed', score DESC) AS rank, * FROM measured)
  SELECT rank, id AS candidate, name, stage, score, low AS interval_low, high AS interval_high, coverage, must_haves,
    rank_before - rank AS moved, rank_before, round(score - score_before, 6) AS score_change
  FROM ranked ORDER BY rank, coverage DESC, id) TO '${out}' (HEADER, DELIMITER ',')`;
}

if (what === 'load') {
  const instance = await DuckDBInstance.create(words[1]);
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE pool AS SELECT * FROM read_csv('${words[0]}', header = true)`);
  await connection.run('CHECKPOINT');
  connection.closeSync();
} else {
  const spec = JSON.parse(readFileSync(words[1], 'utf8'));
  for (const change of words.slice(3)) {
    const [id, weight] = change.split('=');
    spec.find(one => one.id === id).weight = Number(weight);
  }
  const began = performance.now();
  const instance = await DuckDBInstance.create(words[0]);
  const connection = await instance.connect();
  await connection.run(ranking(spec, words[2]));
  console.log(((performance.now() - began) / 1000).toFixed(3));
  connection.closeSync();
}
