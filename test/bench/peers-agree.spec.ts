import { compareAnswers, firstDifference } from '../../bench/engines/compare.js';
import { ENGINES } from '../../bench/engines/engine.js';
import { screenByJsonRules } from '../../bench/peers/json-rules.js';
import { attributesOf } from '../../bench/screen/attributes.js';
import { screenProgram } from '../../bench/screen/own-screen.js';
import { benchWorld } from '../../bench/world/bench-world.js';

const world = benchWorld({ seed: 3, programs: 250, couples: 15 });
const today = world.asOf.slice(0, 10);

it('gets one answer from every engine, before rules are published anew and after', () => {
  const engines = ENGINES.map((kind) => kind.build(world.programs, world.asOf));
  const [first, ...others] = engines;
  for (const other of others) expect(compareAnswers(first!, other, world.couples)).toEqual({ asked: 15, differing: 0 });

  for (const program of world.programs.slice(0, 50)) {
    const after = world.republished(program);
    for (const engine of engines) engine.update(after);
  }
  for (const other of others)
    expect(compareAnswers(first!, other, world.couples.slice(0, 6))).toEqual({ asked: 6, differing: 0 });
}, 120_000);

it('puts the hard rules to json-rules-engine so that they mean the same there', async () => {
  for (const { partners, preferences } of world.couples.slice(0, 4)) {
    const day = { today, horizonDays: preferences.horizonDays };
    for (const { facts } of partners) {
      const attributes = attributesOf(facts, today, day.horizonDays);
      const { outcomes } = await screenByJsonRules(world.programs, attributes, today);
      expect(outcomes).toEqual(world.programs.map((program) => screenProgram(facts, program, day)));
    }
  }
}, 60_000);

it('finds a difference wherever it is, and none where a key only lacks a value', () => {
  expect(firstDifference({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, 'answer')).toBe('answer.a.1.b: 2 and 3');
  expect(firstDifference({ a: [1] }, { a: [1, 2] }, 'answer')).toBe('answer.a.1: undefined and 2');
  expect(firstDifference({ a: 1, b: undefined }, { a: 1 }, 'answer')).toBeUndefined();
});
