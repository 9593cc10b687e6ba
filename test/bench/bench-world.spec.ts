import { benchWorld } from '../../bench/world/bench-world.js';
import { checkRuleTree } from '../../src/domain/admission/rule-tree.js';
import { checkAnswer } from '../../src/domain/facts/index.js';

const SIZE = { seed: 7, programs: 400, couples: 60 };
const world = benchWorld(SIZE);

it('makes the same world of the same seed, and another of another', () => {
  const [again, other] = [benchWorld(SIZE), benchWorld({ ...SIZE, seed: 8 })];
  expect(again.programs).toEqual(world.programs);
  expect(again.couples).toEqual(world.couples);
  expect(other.programs).not.toEqual(world.programs);
});

it('asks the same people whatever the number of programs', () => {
  expect(benchWorld({ ...SIZE, programs: 100 }).couples).toEqual(world.couples);
});

it('publishes only rules that could be published, 6 to 25 for a program', () => {
  const problems = world.programs.flatMap(({ rules }) => rules.flatMap(({ tree }) => checkRuleTree(tree)));
  expect(problems).toEqual([]);
  const counts = world.programs.map(({ rules }) => rules.length);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(6);
  expect(Math.max(...counts)).toBeLessThanOrEqual(25);
});

it('gives clients only answers that intake would take, and leaves some unknown', () => {
  const facts = world.couples.flatMap(({ partners }) => partners.map((partner) => partner.facts));
  const complaints = facts.flatMap((known) => Object.entries(known).map(([key, value]) => checkAnswer(key, value)));
  expect(complaints.filter((complaint) => complaint !== null)).toEqual([]);
  expect(facts.some(({ tbTest }) => tbTest === undefined)).toBe(true);
});

it('keeps the number of a program, and what the directory says of it, when its rules are published anew', () => {
  const [program] = world.programs;
  const after = world.republished(program!);
  const stated = (one: typeof after) => one.rules.filter(({ authority }) => authority === 'directory-unverified');
  expect({ ...after, rules: [] }).toEqual({ ...program, rules: [] });
  expect(stated(after)).toEqual(stated(program!));
  expect(after.rules).not.toEqual(program!.rules);
});

it('names no facility of the real directory', () => {
  expect(new Set(world.programs.map(({ name }) => name)).size).toBeLessThanOrEqual(9);
});
