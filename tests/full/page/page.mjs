// Opens reports in headless Chromium by Playwright and tries what a reader does: node page.mjs OUT INDEX.HTML…
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [out, ...files] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
fs.mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
let faults = 0, name = '';
const check = (holds, what) => { if (!holds) { faults++; console.log(`FAULT ${name}: ${what}`); } };
const settled = page => page.waitForFunction(() => !document.querySelector('#bd') || document.querySelector('#cnt').textContent !== '');

// A page with its console, its errors and every request watched; the policy of the page stays in force.
async function open(file, options, use) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(300_000);
  const page = await context.newPage(), said = [], asked = [];
  page.on('console', message => said.push(message.text()));
  page.on('pageerror', error => said.push(String(error)));
  page.on('request', request => asked.push(request.url()));
  const url = pathToFileURL(file).href;
  await page.goto(url);
  if (options.javaScriptEnabled !== false) await settled(page);
  await use(page);
  check(said.length === 0, `the console says ${said.slice(0, 3).join(' | ')}`);
  const strays = asked.filter(other => other.split('#')[0] !== url && !/^(data|blob):/.test(other));
  check(strays.length === 0, `it asks for ${strays.slice(0, 3).join(' ')}`);
  await context.close();
}

async function accessible(page, what) {
  const scroll = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(scroll <= 0, `${what}: the page itself scrolls by ${scroll} px`);
  const small = await page.evaluate(() => [...document.querySelectorAll('svg.fig')].filter(s => s.getBoundingClientRect().width > 0).flatMap(s => [...s.querySelectorAll('text')].map(t => parseFloat(getComputedStyle(t).fontSize) * s.getBoundingClientRect().width / s.viewBox.baseVal.width)).filter(size => size < 10.4).length);
  check(small === 0, `${what}: ${small} texts of figures are smaller than 10.4 px`);
  await page.evaluate(axe);
  const found = await page.evaluate(tags => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }), rules);
  for (const fault of found.violations) check(false, `${what}: axe ${fault.id} (${fault.impact}), ${fault.nodes.length} places: ${fault.help}; ${fault.nodes[0].html.slice(0, 160)}`);
  console.log(`${name} ${what}: axe ${found.passes.length} rules passed, ${found.violations.length} broken, ${found.incomplete.length} undecided`);
}

async function keyboard(page) {
  await page.keyboard.press('Tab');
  check(await page.evaluate(() => document.activeElement.className === 'skip' && document.activeElement.getBoundingClientRect().left >= 0), 'the first Tab does not show the skip link');
  await page.keyboard.press('Enter');
  check(page.url().endsWith('#main'), 'the skip link leads nowhere');
  let steps = 0, unseen = 0, sorted = false, before = '';
  for (; steps < 120; steps++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect(); return { body: e === document.body, seen: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1, inView: r.bottom > 0 && r.top < innerHeight, head: !!e.closest('.sortable thead'), what: e.outerHTML.slice(0, 90) }; });
    if (at.body) break;
    if (!at.seen || !at.inView) { unseen++; before ||= at.what; }
    if (at.head && !sorted) {
      sorted = true;
      const state = () => page.evaluate(() => document.activeElement.closest('th').getAttribute('aria-sort'));
      await page.keyboard.press('Enter');
      check(await state() === 'descending', 'Enter on a head does not sort');
      await page.keyboard.press('Space');
      check(await state() === 'ascending', 'Space on a head does not turn the order');
    }
  }
  check(unseen === 0, `${unseen} of ${steps} stops of Tab have no visible focus, or are out of sight: ${before}`);
  const heads = await page.locator('.sortable thead button').count();
  check(sorted || heads === 0, 'Tab reaches no head of a table');
  console.log(`${name} keyboard: ${steps} stops`);
}

// Every head of every table, both ways: numbers in order, missing last, rows none lost.
async function sorting(page) {
  const wrong = await page.evaluate(() => {
    const faults = [];
    for (const table of document.querySelectorAll('table.sortable')) {
      const rows = table.tBodies[0].rows.length;
      table.querySelectorAll('thead button').forEach((button, column) => [-1, 1].forEach(sign => {
        button.click();
        const values = [...table.tBodies[0].rows].map(row => row.cells[column].dataset.v).map(v => v === undefined ? null : +v);
        const known = values.filter(v => v !== null);
        if (values.length !== rows || values.slice(0, known.length).includes(null) && known.length && values.some((v, i) => v === null && i < known.length) || known.some((v, i) => i && sign * (v - known[i - 1]) < 0)) faults.push(`${table.id} column ${column + 1}`);
      }));
    }
    return faults;
  });
  check(wrong.length === 0, `wrong order in ${wrong.slice(0, 3).join(', ')}`);
}

// Times are the least of three, so that another program's turn is not counted.
async function board(page) {
  if (!await page.locator('#bd').count()) return;
  const found = await page.evaluate(() => {
    const time = act => { let least = Infinity; for (let i = 0; i < 3; i++) { const from = performance.now(); act(); document.body.offsetHeight; least = Math.min(least, performance.now() - from); } return least; };
    const type = text => { const box = document.querySelector('#q'); box.value = text; box.dispatchEvent(new Event('input')); };
    const count = () => +document.querySelector('#cnt').textContent.split(' ')[0];
    const whole = count(), heads = [...document.querySelectorAll('#board thead button')];
    const sorts = heads.flatMap(head => [time(() => head.click()), time(() => head.click())]);
    const filters = ['a', 'resnet', 'zzz-none', ''].map(text => time(() => type(text)));
    type('zzz-none'); const none = count(); type('');
    const choice = document.querySelector('#fb'), sizes = [];
    for (const option of [...choice.options].slice(1)) { choice.value = option.value; filters.push(time(() => choice.onchange())); sizes.push(count()); }
    choice.value = ''; choice.onchange();
    return { whole, after: count(), none, parts: sizes.reduce((a, b) => a + b, 0), sort: Math.max(...sorts), filter: Math.max(...filters), announced: document.querySelector('#cnt').getAttribute('aria-live') };
  });
  check(found.none === 0 && found.after === found.whole && found.parts === found.whole, `filters lose rows: ${JSON.stringify(found)}`);
  check(found.announced === 'polite', 'the count is not announced');
  check(found.sort < 100 && found.filter < 100, `sorting takes ${found.sort} ms, filtering ${found.filter} ms`);
  console.log(`${name} ${found.whole} rows: slowest sort ${found.sort.toFixed(1)} ms, slowest filter ${found.filter.toFixed(1)} ms`);
}

async function printed(page) {
  await page.evaluate(() => { document.documentElement.dataset.theme = 'dark'; });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.setViewportSize({ width: 720, height: 1000 });
  const found = await page.evaluate(() => ({
    ground: getComputedStyle(document.body).backgroundColor,
    tones: getComputedStyle(document.documentElement).getPropertyValue('--c5').trim(),
    controls: [...document.querySelectorAll('button,input,select,header')].filter(e => e.getClientRects().length > 0 && !e.closest('thead')).length,
    cut: [...document.querySelectorAll('svg.fig')].filter(s => s.getBoundingClientRect().right > innerWidth + 1).length,
  }));
  check(found.ground === 'rgb(255, 255, 255)' && found.tones === '#8a6100', `print is not light: ${JSON.stringify(found)}`);
  check(found.controls === 0 && found.cut === 0, `print has ${found.controls} controls and ${found.cut} cut figures`);
  await page.pdf({ path: path.join(out, `${name}.pdf`), format: 'A4', margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } });
}

for (const file of files) {
  name = path.basename(path.dirname(path.dirname(path.resolve(file))));
  check(/Content-Security-Policy" content="default-src &#39;none&#39;/.test(fs.readFileSync(file, 'utf8')), 'no content policy');
  for (const [width, colorScheme] of [[1280, 'light'], [1280, 'dark'], [400, 'light'], [400, 'dark']]) {
    await open(file, { viewport: { width, height: 900 }, colorScheme }, async page => {
      await accessible(page, `${width} px, ${colorScheme}`);
      await page.screenshot({ path: path.join(out, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    });
  }
  await open(file, { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' }, async page => { await keyboard(page); await sorting(page); await board(page); await printed(page); });
  await open(file, { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false }, async page => {
    check(await page.locator('main section').count() > 2 && await page.locator('main h1').count() === 1, 'without script there is no page');
    check(await page.locator('button:visible, input:visible').count() === 0, 'without script there are controls that do nothing');
  });
  const weight = fs.statSync(file).size;
  check(weight <= 2e6, `the page weighs ${weight} bytes`);
  console.log(`${name}: ${(weight / 1024).toFixed(0)} kB`);
}

await browser.close();
console.log(`${files.length} pages, ${faults} faults`);
process.exit(faults ? 1 : 0);
