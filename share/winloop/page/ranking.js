"use strict";

// How `winloop rerank` scores and orders (lib/rank), step by step: shares of the weight are whole numbers of 2^-43, which
// add up to the same in any order, and scores and coverage stand on grids, so that a tie here is a tie there.

const fixedOne = 2 ** 43;
const scoreGrid = 1000000;
const coverageGrid = 100000;
const mustTolerance = 1e-9;

// Halves up. The sum x + 0.5 would round by itself.
function nearestWhole(x) {
  const below = Math.floor(x);
  return x - below < 0.5 ? below : below + 1;
}

function partOf(share, value) {
  return nearestWhole(share * value);
}

// part / whole in steps of 1/grid: past 2^53 on the way, so in big integers.
function onGrid(part, whole, grid) {
  const divisor = BigInt(whole);
  return Number((BigInt(part) * BigInt(grid) + divisor / 2n) / divisor);
}

// The library keeps these as 32-bit floats, and so they print.
function fromGrid(steps, grid) {
  return Math.fround(steps * (1 / grid));
}

// Each criterion's share of the weight, exactly fixedOne together; all 0 when the weights are.
function sharesOf(weights) {
  const largest = Math.max(0, ...weights);
  if (largest === 0) return weights.map(() => 0);
  let sum = 0;
  for (const weight of weights) sum += weight / largest;
  const shares = weights.map((weight) => partOf(fixedOne, weight / largest / sum));
  const total = shares.reduce((soFar, share) => soFar + share, 0);
  shares[shares.indexOf(Math.max(...shares))] += fixedOne - total;
  return shares;
}

// A bar: the unknown policy, and for each criterion its weight, its must-have (0..1 or null) and the pool's mean (or null).
function measureOf(policy, criteria) {
  const standIn = { "pool-mean": (criterion) => criterion.mean, worst: () => 0, omit: () => null }[policy];
  return { shares: sharesOf(criteria.map((criterion) => criterion.weight)), standIns: criteria.map(standIn),
    musts: criteria.map((criterion) => criterion.must) };
}

function mustState(must, value) {
  if (must === null) return "none";
  if (value === null) return "unknown";
  return value >= must - mustTolerance ? "met" : "failed";
}

// One candidate's figures, on their grids; of whom nothing is known, there is no score (null). Must-haves go by the levels as given, where those count adjusted for their raters.
function figuresOf(measure, { values, given = values }) {
  let known = 0, covered = 0, unknown = 0, fill = 0, omitted = 0;
  let musts = "none";
  const order = ["none", "met", "unknown", "failed"];
  values.forEach((value, i) => {
    const share = measure.shares[i];
    const standIn = measure.standIns[i];
    const state = mustState(measure.musts[i], given[i]);
    if (order.indexOf(state) > order.indexOf(musts)) musts = state;
    if (value !== null) {
      known += partOf(share, value);
      covered += share;
      return;
    }
    unknown += share;
    if (standIn === null) omitted += share;
    else fill += partOf(share, standIn);
  });
  const [low, high] = [known, known + unknown].map((part) => onGrid(part, fixedOne, scoreGrid));
  if (covered === 0) return { score: null, low, high, coverage: 0, counted: 0, musts };
  const counted = fixedOne - omitted;
  const coverage = Math.max(onGrid(covered, fixedOne, coverageGrid), 1);
  return { score: onGrid(known + fill, counted, scoreGrid), low, high, coverage, counted, musts };
}

// What one criterion does to one candidate's score, of which `counted` counts; 0 where there is none.
function partOfCriterion(measure, i, { values, given = values }, counted) {
  const share = measure.shares[i];
  const value = values[i];
  const standIn = value === null && counted > 0 ? measure.standIns[i] : null;
  const counts = value === null ? standIn : value;
  const adds = counts === null ? 0 : partOf(share, counts) / fixedOne;
  return { share: share / fixedOne, value, standIn, adds: counted > 0 ? adds / (counted / fixedOne) : 0,
    must: mustState(measure.musts[i], given[i]) };
}

// Everyone, best first: who fails a must-have last, then by score (those without one below), coverage and id. Equal scores
// on one side of the bar share a rank (1, 2, 2, 4), and so do those without one.
function rankAll(measure, candidates) {
  const all = candidates.map((candidate, at) => ({ at, position: candidate.position, ...figuresOf(measure, candidate) }));
  const failed = (standing) => Number(standing.musts === "failed");
  const merit = (standing) => standing.score ?? -1;
  all.sort((a, b) => failed(a) - failed(b) || merit(b) - merit(a) || b.coverage - a.coverage || a.position - b.position);
  all.forEach((standing, place) => {
    const before = all[place - 1];
    const ties = place > 0 && before.score === standing.score && failed(before) === failed(standing);
    standing.rank = ties ? before.rank : place + 1;
  });
  return all;
}

// As the library prints: halves that are exact go to the even digit, where toFixed() takes the larger.
function fixed(x, decimals) {
  const scaled = x * 10 ** decimals;
  const below = Math.floor(scaled);
  const exactHalf = Number.isInteger(x * 2 ** (decimals + 1)) && scaled - below === 0.5;
  return exactHalf && below % 2 === 0 ? (below / 10 ** decimals).toFixed(decimals) : x.toFixed(decimals);
}

function percent(x) {
  return `${fixed(x * 100, 0)}%`;
}
