import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkScenario } from '../src/cli/scenario/check-scenario.js';
import { playScenario } from '../src/cli/scenario/play-scenario.js';
import { readScenario } from '../src/cli/scenario/read-scenario.js';
import { reportScenario } from '../src/cli/scenario/report-scenario.js';
import type { Scenario } from '../src/cli/scenario/scenario.js';

const FOLDER = join(import.meta.dirname, 'scenarios');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

const read = (file: string) => readScenario(readFileSync(join(FOLDER, file), 'utf8'));

/** The same story with the partners of every couple, and the people of the file, named the other way round. */
function swapped(scenario: Scenario): Scenario {
  return {
    ...scenario,
    clients: [...scenario.clients].reverse(),
    couples: scenario.couples.map((couple) => ({ ...couple, partners: [couple.partners[1], couple.partners[0]] })),
  };
}

const reported = (scenario: Scenario) => reportScenario(scenario, playScenario(scenario), []);

describe.each(FILES)('%s', (file) => {
  it('comes out as expected', () => {
    const scenario = read(file);
    expect(checkScenario(scenario, playScenario(scenario))).toEqual([]);
  });

  it('comes out the same with the partners swapped', () => {
    const scenario = read(file);
    expect(checkScenario(swapped(scenario), playScenario(swapped(scenario)))).toEqual([]);
    expect(reported(swapped(scenario))).toEqual(reported(scenario));
  });

  it('expects something', () => {
    const { expectCouples, expectDecisions } = read(file);
    expect(expectCouples.length + Object.keys(expectDecisions).length).toBeGreaterThan(0);
  });
});

it('tells each story once', () => {
  const titles = FILES.map((file) => read(file).title);
  expect(new Set(titles).size).toBe(titles.length);
});
