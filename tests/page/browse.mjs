// Opens pages in headless chromium, without a network, and says what they show.
//
//   usage: node browse.mjs MODULES < job.json > seen.json
//
// A job names the browser and its pages: {chromium, pages: [{name, file, settings, by}]}; `settings` are bars to try, one
// after the other from the page as it was made: {weights: {id: number}, musts: {id: words}, bar: [{weight, must}]}.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const modules = process.argv[2];
const { chromium } = createRequire(`${modules}/`)("playwright-core");

async function readAll(stream) {
  let text = "";
  for await (const part of stream) text += part;
  return text;
}

// All that a page should not do: reach out, complain, open dialogs, run what was said in it.
async function watch(context, problems) {
  await context.setOffline(true);
  await context.addInitScript(() => {
    window.executed = 0;
    for (const name of ["alert", "confirm", "prompt", "open", "print"]) window[name] = () => { window.executed += 1; };
    document.addEventListener("securitypolicyviolation", (event) => console.error(`violation of ${event.effectiveDirective}`));
  });
  const page = await context.newPage();
  page.on("request", (request) => { if (request.url() !== page.expected) problems.push(`asked for ${request.url().slice(0, 80)}`); });
  page.on("console", (message) => problems.push(`${message.type()}: ${message.text().slice(0, 200)}`));
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { problems.push("a dialog"); dialog.dismiss(); });
  return page;
}

async function open(page, file) {
  page.expected = pathToFileURL(file).href;
  await page.goto(page.expected, { waitUntil: "load" });
}

function rowsShown(page) {
  return page.evaluate(() => [...document.querySelectorAll("table.ranking tbody.candidate")].filter((body) => !body.hidden).map((body) => {
    const text = (name) => body.querySelector(`td.${name}`).textContent;
    const line = document.querySelector("tbody.below");
    const below = !line.hidden && (line.compareDocumentPosition(body) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return { candidate: body.dataset.id, name: body.querySelector(".name").textContent, rank: Number(text("rank")), score: text("score"), interval: text("interval"),
      known: text("known"), musts: text("musts"), tried: text("tried"), below };
  }));
}

// As somebody types it: number by number, choice by choice.
async function apply(page, setting) {
  await page.evaluate((wanted) => {
    const { criteria } = JSON.parse(document.querySelector(".calibrator .data").textContent);
    const say = (control) => control.dispatchEvent(new Event("input", { bubbles: true }));
    const groups = document.querySelectorAll(".criterion");
    criteria.forEach(({ id }, at) => {
      if (id in wanted.weights) {
        const control = groups[at].querySelector(".weight");
        control.value = String(wanted.weights[id]);
        say(control);
      }
      if (id in wanted.musts) {
        const control = groups[at].querySelector(".must");
        if (control.type === "checkbox") control.checked = wanted.musts[id] !== "";
        else control.value = wanted.musts[id];
        say(control);
      }
    });
  }, setting);
  const taken = await page.evaluate((bar) => {
    const { policy, criteria, candidates } = JSON.parse(document.querySelector(".calibrator .data").textContent);
    const measure = measureOf(policy, criteria.map((one, at) => ({ ...one, ...bar[at] })));
    return { exact: rankAll(measure, candidates).map((one) => ({ ...one, candidate: candidates[one.at].id })),
      yaml: document.querySelector("pre.yaml").textContent, command: document.querySelector("pre.command").textContent };
  }, setting.bar);
  return { rows: await rowsShown(page), ...taken };
}

// Every open row's own account of its parts, as it was written and as the script writes it.
async function parts(page) {
  const read = () => page.evaluate(() => [...document.querySelectorAll(".part .figures")].map((one) => one.textContent));
  const written = await read();
  await page.evaluate(() => document.querySelectorAll("tbody.candidate details").forEach((one) => { one.open = true; }));
  await page.waitForFunction(() => document.querySelectorAll("tbody.candidate details:not([open])").length === 0);
  await page.waitForTimeout(100);
  const scripted = await read();
  await page.evaluate(() => document.querySelectorAll("tbody.candidate details").forEach((one) => { one.open = false; }));
  return { written, scripted };
}

async function settings(page, job) {
  const made = await rowsShown(page);
  const tried = [];
  for (const setting of job.settings) {
    tried.push(await apply(page, setting));
    await page.evaluate(() => document.querySelector("button.reset").click());
  }
  return { made, tried, reset: await rowsShown(page) };
}

// By keyboard alone: what is focused, moved, opened and heard.
async function keyboard(page) {
  const seen = {};
  const slider = page.getByRole("slider", { name: "Weight of Systems depth" });
  await slider.focus();
  for (let i = 0; i < 6; ++i) await page.keyboard.press("ArrowRight");
  seen.slider = await slider.inputValue();
  seen.said = await slider.getAttribute("aria-valuetext");
  seen.number = await page.getByRole("spinbutton", { name: "Weight of Systems depth, as a number" }).inputValue();
  await page.waitForTimeout(450);
  seen.status = await page.getByRole("status").textContent();
  seen.rows = await rowsShown(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  seen.choice = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  await page.keyboard.press("ArrowDown");
  seen.chosen = await page.evaluate(() => document.activeElement.value);
  const box = page.getByRole("switch", { name: /^Must-have of Lisbon/ });
  await box.focus();
  await page.keyboard.press("Space");
  seen.switched = await box.isChecked();
  seen.below = await page.evaluate(() => !document.querySelector("tbody.below").hidden);
  const summary = page.locator("tbody.candidate summary").first();
  await summary.focus();
  await page.keyboard.press("Enter");
  seen.opened = await page.locator("tbody.candidate details").first().evaluate((one) => one.open);
  seen.ratings = await page.locator("tbody.candidate").first().locator(".ratings li").first().isVisible();
  seen.table = await page.getByRole("table", { name: "Ranking" }).count();
  await page.locator("button.copy").first().click();
  await page.waitForTimeout(450);
  seen.copied = await page.getByRole("status").textContent();
  const weights = page.locator("input.weight");
  for (let i = 0; i < await weights.count(); ++i) await weights.nth(i).fill("0");
  await page.waitForTimeout(450);
  seen.nothing = await page.getByRole("status").textContent();
  await weights.first().fill("-1");
  await page.waitForTimeout(450);
  seen.negative = await page.getByRole("status").textContent();
  seen.invalid = await weights.first().getAttribute("aria-invalid");
  await page.getByRole("button", { name: "Reset" }).focus();
  await page.keyboard.press("Enter");
  seen.reset = await rowsShown(page);
  seen.focus = await page.evaluate(() => document.activeElement.className);
  return seen;
}

function build(page) {
  return page.evaluate(() => ({
    executed: window.executed, elements: [...new Set([...document.querySelectorAll("*")].map((one) => one.localName))].sort(),
    handlers: [...document.querySelectorAll("*")].flatMap((one) => [...one.attributes]).filter((one) => /^on|^style$|^src$/.test(one.name)).map((one) => one.name),
    policy: document.querySelector("meta[http-equiv]").content, names: [...document.querySelectorAll("tbody.candidate .name")].map((one) => one.textContent),
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth }));
}

const browserJob = JSON.parse(await readAll(process.stdin));
const browser = await chromium.launch({ executablePath: browserJob.chromium, args: ["--no-sandbox"], timeout: 60000 });
const seen = {};
for (const job of browserJob.pages) {
  const problems = [];
  const context = await browser.newContext({ viewport: job.phone ? { width: 390, height: 844 } : { width: 1280, height: 900 }, javaScriptEnabled: !job.plain });
  const page = await watch(context, problems);
  await open(page, job.file);
  const result = {};
  if (job.plain) {
    await page.locator("tbody.candidate summary").first().click();
    result.rows = await page.locator("tbody.candidate").count();
    result.controls = await page.locator(".trial").isVisible();
    result.ratings = await page.locator("tbody.candidate .ratings li").first().isVisible();
  } else {
    if (job.parts) result.parts = await parts(page);
    if (job.settings) Object.assign(result, await settings(page, job));
    if (job.keyboard) result.keyboard = await keyboard(page);
    result.built = await build(page);
  }
  seen[job.name] = { ...result, problems };
  await context.close();
}
await browser.close();
process.stdout.write(JSON.stringify(seen));
