
// The controls of the page on which a bar is tried: they change the bar, ranking.js ranks by it, and the rows that are there
// are filled and put in order anew. Texts go in by textContent, so that none of them can become markup.

(() => {
  const root = document.querySelector(".calibrator");
  const data = JSON.parse(root.querySelector(".data").textContent);
  const find = (selector) => root.querySelector(selector);
  const table = find("table.ranking");
  const below = find("tbody.below");
  const status = find(".status");
  const reset = find("button.reset");

  const rows = [...root.querySelectorAll("tbody.candidate")].map((body) => ({
    body, details: body.querySelector("details"), name: body.querySelector(".name").textContent,
    figures: [...body.querySelectorAll(".part .figures")],
    cells: Object.fromEntries(["rank", "score", "interval", "known", "musts", "tried"].map((name) => [name, body.querySelector(`td.${name}`)])),
    range: body.querySelector(".range"), point: body.querySelector(".point") ?? pointIn(body.querySelector(".bar-cell svg")),
  }));
  const controls = [...root.querySelectorAll(".criterion")].map((group) => ({
    share: group.querySelector(".share"), slider: group.querySelector(".slider"), weight: group.querySelector(".weight"),
    must: group.querySelector(".must"),
  }));

  // Of many, what closed rows hold is kept aside: rows that are put in another order then weigh little.
  if (rows.length > 200) rows.forEach(lighten);

  const start = data.criteria;
  const startRanks = ranksOf(rankAll(measureOf(data.policy, start), data.candidates));
  let bar = start;  // the last one that could be ranked by
  let later = 0;

  function ranksOf(standings) {
    const ranks = [];
    for (const standing of standings) ranks[standing.at] = standing.rank;
    return ranks;
  }

  // Who has no score yet has no point either.
  function pointIn(drawing) {
    const point = document.createElementNS(drawing.namespaceURI, "line");
    for (const [name, value] of Object.entries({ class: "point", y1: "0", y2: "100%" })) point.setAttribute(name, value);
    return drawing.appendChild(point);
  }

  function lighten(row) {
    row.aside = document.createDocumentFragment();
    row.aside.append(...row.details.querySelectorAll(":scope > .part"));
  }

  function setText(node, text) {
    if (node.textContent !== text) node.textContent = text;
  }

  // What the controls say of a criterion; null where a number is none, or out of its range.
  function asked(at) {
    const criterion = start[at];
    const weight = Number(controls[at].weight.value);
    const weightReads = controls[at].weight.value.trim() !== "" && Number.isFinite(weight) && weight >= 0;
    const must = mustAsked(criterion, controls[at].must);
    mark(controls[at].weight, weightReads);
    mark(controls[at].must, must !== null);
    return weightReads && must !== null ? { ...criterion, weight, ...must } : null;
  }

  function mustAsked(criterion, control) {
    if (criterion.fact !== undefined) return control.checked ? { must: 1, mustWords: "met" } : { must: null, mustWords: "" };
    const words = control.value.trim();
    if (!control.validity.valid) return null;
    if (words === "") return { must: null, mustWords: "" };
    const level = Number(words);
    // As it stands, exactly: what is written here may be rounded.
    if (criterion.must !== null && level === Number(criterion.mustWords)) return { must: criterion.must, mustWords: criterion.mustWords };
    if (criterion.number === undefined) return { must: (level - 1) / 3, mustWords: String(level) };
    const { from, to } = criterion.number;
    return { must: Math.min(Math.max((level - from) / (to - from), 0), 1), mustWords: String(level) };
  }

  function mark(control, reads) {
    if (reads) control.removeAttribute("aria-invalid");
    else control.setAttribute("aria-invalid", "true");
  }

  function update() {
    const criteria = start.map((_, at) => asked(at));
    if (criteria.includes(null)) return refuse("Not ranked: a number is missing, or out of its range.");
    if (criteria.every((criterion) => criterion.weight === 0)) return refuse("Not ranked: every weight is 0.");
    root.classList.remove("refused");
    bar = criteria;
    const measure = measureOf(data.policy, bar);
    const standings = rankAll(measure, data.candidates);
    const changed = changesOf();
    showShares(measure);
    showRows(measure, standings, changed.length > 0);
    showOrder(standings);
    showTried(changed);
    const ranks = ranksOf(standings);
    const moved = ranks.filter((rank, at) => rank !== startRanks[at]).length;
    const first = `${rows[standings[0].at].name} first`;
    if (changed.length === 0) return announce("");
    return announce(moved === 0 ? `Order unchanged; ${first}.` : `Order changed: ${moved} moved; ${first}.`);
  }

  // What stands there is the ranking of a bar that is no longer asked for.
  function refuse(why) {
    root.classList.add("refused");
    table.dataset.refused = why;
    reset.disabled = false;
    return announce(why);
  }

  // Once the controls come to rest: a slider that is dragged says it once.
  function announce(words) {
    clearTimeout(later);
    later = setTimeout(() => setText(status, words), 300);
  }

  function showShares(measure) {
    controls.forEach((control, at) => {
      const share = percent(measure.shares[at] / fixedOne);
      setText(control.share, share);
      control.slider.setAttribute("aria-valuetext", `${bar[at].weight}, ${share} of all weight`);
    });
  }

  function showRows(measure, standings, trying) {
    root.classList.toggle("trying", trying);
    find("th.tried").hidden = !trying;
    for (const standing of standings) {
      const row = rows[standing.at];
      const [score, low, high] = [standing.score, standing.low, standing.high].map((steps) => steps === null ? null : fromGrid(steps, scoreGrid));
      setText(row.cells.rank, String(standing.rank));
      setText(row.cells.score, score === null ? "-" : fixed(score, 2));
      setText(row.cells.interval, `${fixed(low, 2)}\u2013${fixed(high, 2)}`);
      setText(row.cells.known, percent(fromGrid(standing.coverage, coverageGrid)));
      setText(row.cells.musts, mustWords(measure, standing));
      const places = startRanks[standing.at] - standing.rank;
      setText(row.cells.tried, places === 0 ? "=" : places > 0 ? `+${places}` : String(places));
      row.cells.tried.classList.toggle("moved-some", places !== 0);
      row.cells.tried.hidden = !trying;
      row.body.classList.toggle("failed", standing.musts === "failed");
      draw(row, low, score, high);
      row.counted = standing.counted;
      if (row.details.open) showParts(standing.at, measure);
    }
  }

  function draw(row, low, score, high) {
    const at = (value) => Math.round(value * 1000) / 10;
    row.range.setAttribute("x", `${at(low)}%`);
    row.range.setAttribute("width", `${at(high) - at(low)}%`);
    row.range.classList.toggle("unknown", score === null);
    row.point.toggleAttribute("hidden", score === null);
    row.point.setAttribute("x1", `${at(score)}%`);
    row.point.setAttribute("x2", `${at(score)}%`);
  }

  function mustWords(measure, standing) {
    if (standing.musts !== "failed") return standing.musts;
    const { values, given = values } = data.candidates[standing.at];
    const ids = start.filter((_, i) => mustState(measure.musts[i], given[i]) === "failed").map(({ id }) => id);
    return `failed: ${ids.join(", ")}`;
  }

  // What each criterion does, in a row that is open.
  function showParts(at, measure) {
    data.candidates[at].values.forEach((value, i) => {
      const part = partOfCriterion(measure, i, data.candidates[at], rows[at].counted);
      const words = [`weight ${percent(part.share)}`];
      if (value !== null) words.push(`value ${fixed(value, 2)}`, `adds ${fixed(part.adds, 3)}`);
      else if (part.standIn !== null) words.push(`not known, ${fixed(part.standIn, 2)} stands in`, `adds ${fixed(part.adds, 3)}`);
      else words.push("not known, left out");
      if (part.must !== "none") words.push(`must-have${bar[i].mustWords === "met" ? "" : ` of ${bar[i].mustWords}`}: ${part.must}`);
      setText(rows[at].figures[i], words.join(" \u00b7 "));
    });
  }

  function showOrder(standings) {
    const now = standings.map((standing) => standing.at);
    const firstFailed = standings.findIndex((standing) => standing.musts === "failed");
    const shown = (place) => data.top === 0 || place < data.top;
    below.hidden = firstFailed === -1 || !shown(firstFailed);
    const bodies = now.map((at) => rows[at].body);
    bodies.forEach((body, place) => { body.hidden = !shown(place); });
    bodies.splice(firstFailed === -1 ? bodies.length : firstFailed, 0, below);
    let next = table.tHead.nextElementSibling;
    for (const body of bodies) {
      if (body === next) next = next.nextElementSibling;
      else table.insertBefore(body, next);
    }
  }

  // What is tried, in words, as lines of spec.yaml and as a command.

  function changesOf() {
    return bar.map((now, at) => ({ now, was: start[at] })).filter(({ now, was }) => now.weight !== was.weight || now.mustWords !== was.mustWords);
  }

  function changeWords({ now, was }) {
    const words = [];
    if (now.weight !== was.weight) words.push(`weight ${was.weight} to ${now.weight}`);
    if (now.mustWords !== was.mustWords) {
      if (was.mustWords === "") words.push(`must-have of ${now.mustWords} added`);
      else if (now.mustWords === "") words.push(`must-have of ${was.mustWords} dropped`);
      else words.push(`must-have ${was.mustWords} to ${now.mustWords}`);
    }
    return words.join(", ");
  }

  // Controls and what turns the direction of writing never stand in these lines as they are.
  function spelled(text) {
    return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  }

  // A YAML scalar: plain where nothing in it could mean anything else, else in double quotes, where JSON's escapes hold.
  function yamlText(text) {
    const plain = /^\p{L}[\p{L}\p{N}'(),._ -]*$/u.test(text) && !text.endsWith(" ");
    const word = /^(true|false|yes|no|on|off|null|y|n|nan|inf)$/i.test(text);
    return plain && !word ? text : spelled(JSON.stringify(text));
  }

  function yamlLines({ now, was }) {
    const changed = (is, before) => (is === before ? "" : `  # ${before === "" ? "new" : `was ${before}`}`);
    const lines = [`  - id: ${yamlText(now.id)}`, `    name: ${yamlText(now.name)}`, `    weight: ${now.weight}${changed(now.weight, was.weight)}`];
    if (now.fact !== undefined) lines.push(`    fact: ${yamlText(now.fact)}`);
    if (now.number !== undefined) {
      const { field, from, to } = now.number;
      lines.push(`    number: {field: ${/^[a-z][\w-]*$/i.test(field) ? field : spelled(JSON.stringify(field))}, from: ${from}, to: ${to}}`);
    }
    if (now.mustWords !== "") lines.push(`    must: ${now.mustWords}${changed(now.mustWords, was.mustWords)}`);
    else if (was.mustWords !== "") lines.push(`    # no must-have; it was ${was.mustWords}`);
    return lines;
  }

  function shellWord(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
  }

  function commandLine(changed) {
    const tries = changed.flatMap(({ now, was }) => [
      ...(now.weight === was.weight ? [] : [`${now.id}.weight=${now.weight}`]),
      ...(now.mustWords === was.mustWords ? [] : [`${now.id}.must=${now.mustWords === "" ? "none" : now.mustWords}`]),
    ]);
    return [...data.command, ...tries.flatMap((what) => ["--what-if", what])].map(shellWord).join(" ");
  }

  function showTried(changed) {
    find(".tried-here").hidden = changed.length === 0;
    find(".to-tried").hidden = changed.length === 0;
    reset.disabled = changed.length === 0;
    find(".changes").replaceChildren(...changed.map((change) => {
      const item = document.createElement("li");
      item.textContent = `${spelled(change.now.name)}: ${changeWords(change)}`;
      return item;
    }));
    const written = bar.map((now, at) => ({ now, was: start[at] })).filter((change) => change.now.tried || changed.some(({ now }) => now === change.now));
    setText(find("pre.yaml"), written.flatMap(yamlLines).join("\n"));
    setText(find("pre.command"), changed.length === 0 ? "" : commandLine(changed));
  }

  function resetControls() {
    for (const { slider, weight, must } of controls) {
      slider.value = slider.defaultValue;
      weight.value = weight.defaultValue;
      if (must.type === "checkbox") must.checked = must.defaultChecked;
      else if (must.options) must.selectedIndex = [...must.options].findIndex((option) => option.defaultSelected);
      else must.value = must.defaultValue;
    }
  }

  async function copy(button) {
    const text = button.parentElement.querySelector("pre");
    try {
      await navigator.clipboard.writeText(text.textContent);
      announce("Copied.");
    } catch {
      getSelection().selectAllChildren(text);
      announce("Selected; copy it from here.");
    }
  }

  controls.forEach(({ slider, weight, must }) => {
    slider.addEventListener("input", () => { weight.value = slider.value; update(); });
    weight.addEventListener("input", () => { slider.value = weight.value; update(); });
    must.addEventListener("input", update);
  });
  reset.addEventListener("click", () => { resetControls(); update(); controls[0].slider.focus(); });
  root.querySelectorAll("button.copy").forEach((button) => button.addEventListener("click", () => copy(button)));
  rows.forEach((row, at) => {
    row.details.addEventListener("toggle", () => {
      if (!row.details.open) return;
      if (row.aside) row.details.append(row.aside);
      showParts(at, measureOf(data.policy, bar));
    });
    row.body.rows[0].addEventListener("click", () => { if (getSelection().isCollapsed) row.details.open = !row.details.open; });
  });

  resetControls();  // a browser that comes back to the page remembers what was typed
  root.classList.add("live");
  find(".trial").hidden = false;
  update();
})();
