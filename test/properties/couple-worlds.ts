import fc from 'fast-check';
import type { RuleTree } from '../../src/domain/admission/rule-tree.js';
import { addDays } from '../../src/domain/calendar.js';
import type { ClientFacts } from '../../src/domain/facts/index.js';
import type { Partner } from '../../src/domain/matching/candidate.js';
import type { AdmissionRule, Program } from '../../src/domain/program.js';
import { kindWorld, TODAY, type SmallWorld } from './small-worlds.js';

const leaf = (type: string, values: object): RuleTree => ({ type, values: { ...values } });

/** One rule about two partners of each kind, in the forms that matter. */
export const COUPLE_LEAVES: readonly RuleTree[] = [
  leaf('relationship-evidence', { accepts: ['marriage-certificate', 'agency-letter'] }),
  leaf('relationship-evidence', { accepts: ['marriage-certificate'] }),
  leaf('relationship-length', { months: 6 }),
  leaf('gap-since-partners-stay', { days: 9 }),
  leaf('household-balance', { maximumDollars: 50, paymentPlan: 'not-accepted', challengeDays: 4 }),
  leaf('household-balance', { maximumDollars: 0, paymentPlan: 'not-accepted', challengeDays: 200 }),
  leaf('both-seen-alone', { withinDays: 7 }),
];

const oneLeaf = fc.constantFrom(...COUPLE_LEAVES);
const tree: fc.Arbitrary<RuleTree> = fc.oneof(
  { weight: 4, arbitrary: oneLeaf },
  { weight: 1, arbitrary: fc.tuple(oneLeaf, oneLeaf).map((any) => ({ any })) },
  { weight: 1, arbitrary: fc.tuple(oneLeaf, oneLeaf).map((all) => ({ all })) },
);

const ruled = (program: Program, trees: readonly RuleTree[]): Program => {
  if (trees.length === 0) return program;
  const coupleRules = trees.map((one, order): AdmissionRule => ({
    ...{ id: `${program.id}-couple-${String(order)}`, version: 1, authority: 'program', effectiveFrom: '2020-01-01' },
    tree: one,
  }));
  return { ...program, coupleRules };
};

/** What one partner may have said about the two of them, and what of the own past a rule about both may look at. */
export const coupleFacts: fc.Arbitrary<ClientFacts> = fc.record(
  {
    relationshipPapers: fc.constantFrom<NonNullable<ClientFacts['relationshipPapers']>[]>([], ['marriage-certificate']),
    togetherSince: fc.constantFrom('2020-01-01', '2025-09-15', '2025-12-01'),
    balances: fc.constantFrom<NonNullable<ClientFacts['balances']>[]>(
      ...[[], [{ organization: 'north', dollars: 90 }], [{ organization: 'north' }]],
    ),
    discharges: fc
      .integer({ min: -12, max: -1 })
      .map((days): NonNullable<ClientFacts['discharges']> => [
        { organization: 'north', program: 'program-0', on: addDays(TODAY, days), kind: 'completed' },
      ]),
    childrenAtHome: fc.constantFrom<NonNullable<ClientFacts['childrenAtHome']>[]>([], [9]),
    childCareAtHome: fc.constantFrom<NonNullable<ClientFacts['childCareAtHome']>[]>('yes', 'no'),
  },
  { requiredKeys: [] },
);

const seenAloneOn = fc.option(
  fc.integer({ min: -9, max: 0 }).map((days) => addDays(TODAY, days)),
  { nil: undefined },
);

/** The same partner with more said. */
export function saying({ facts, ...partner }: Partner, more: ClientFacts, seen?: string): Partner {
  return { ...partner, facts: { ...facts, ...more }, ...(seen !== undefined && { seenAloneOn: seen }) };
}

/** A world in which most is known, with rules about two partners at some programs. */
export const coupleWorld = (trees = tree): fc.Arbitrary<SmallWorld> =>
  fc
    .record({
      world: kindWorld(),
      rules: fc.array(fc.array(trees, { maxLength: 2 }), { minLength: 5, maxLength: 5 }),
      said: fc.tuple(coupleFacts, coupleFacts),
      seen: fc.tuple(seenAloneOn, seenAloneOn),
      together: fc.boolean(),
    })
    .map(({ world, rules, said, seen, together }) => ({
      ...world,
      // Two programs of one agency, and a clinic that takes both, are where such rules are at home.
      programs: world.programs.map((program, index) => ({
        ...ruled(program, rules[index] ?? []),
        ...(together && { organizationId: 'north', couplePolicy: 'both-at-once' as const }),
      })),
      partners: [saying(world.partners[0], said[0], seen[0]), saying(world.partners[1], said[1], seen[1])],
    }));

/** The same with single rules only: what they mean is written out by hand beside the search. */
export const plainCoupleWorld = () => coupleWorld(oneLeaf);
