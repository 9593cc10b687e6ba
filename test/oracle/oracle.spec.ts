import fc from 'fast-check';
import { SCREEN_ANSWERS, type PrivateScreen } from '../../src/domain/couple/private-screen.js';
import { decideGates } from '../../src/domain/matching/gates.js';
import { searchOptions, searchPlans } from '../../src/domain/matching/search-plans.js';
import { compareOptionsWithOracle, compareWithOracle } from './compare-with-oracle.js';
import { gatesByDefinition } from './gates.js';
import { anySearch } from './worlds.js';

/** `ORACLE_WORLDS=20000` looks at so many; `ORACLE_SEED` at the same ones again. */
const WORLDS = Number(process.env['ORACLE_WORLDS'] ?? 200);
const SEED = process.env['ORACLE_SEED'];
const MS_PER_WORLD = 250;

describe('the search for a couple', () => {
  it(
    `answers as the definitions do, in ${String(WORLDS)} worlds`,
    () => {
      fc.assert(
        fc.property(anySearch, (world) => {
          expect(compareWithOracle(searchPlans, world)).toEqual([]);
        }),
        { numRuns: WORLDS, ...(SEED !== undefined && { seed: Number(SEED) }) },
      );
    },
    30_000 + WORLDS * MS_PER_WORLD,
  );
});

describe('the search for one client', () => {
  it('answers as the definitions do', () => {
    fc.assert(
      fc.property(
        anySearch,
        fc.constantFrom(1, 1000),
        ({ partners: [partner], programs, asOf, preferences }, limit) => {
          const { horizonDays, travelLimitMiles } = preferences;
          const input = { partner, programs, asOf, horizonDays, travelLimitMiles, limit };
          expect(compareOptionsWithOracle(searchOptions, input)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('the gates', () => {
  const answer = fc.option(fc.constantFrom(...SCREEN_ANSWERS), { nil: undefined, freq: 8 });
  const yesOrAny = fc.oneof(fc.constant('yes' as const), answer);
  const noOrAny = fc.oneof(fc.constant('no' as const), answer);
  const screen = fc
    .tuple(yesOrAny, yesOrAny, noOrAny, noOrAny, noOrAny)
    .map(([wantsTreatment, wantsToBePlacedTogether, safetyConcern, acuteEmergency, noContactOrder]): PrivateScreen => ({
      askedOn: '2026-03-10',
      ...(wantsTreatment && { wantsTreatment }),
      ...(wantsToBePlacedTogether && { wantsToBePlacedTogether }),
      ...(safetyConcern && { safetyConcern }),
      ...(acuteEmergency && { acuteEmergency }),
      ...(noContactOrder && { noContactOrder }),
    }));
  const screens = fc.option(screen, { nil: undefined, freq: 9 });

  it('open, close and stay open to question as the definitions say', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(true), fc.boolean()), screens, screens, (linkConfirmed, one, other) => {
        expect(decideGates({ linkConfirmed, screens: [one, other] })).toEqual(
          gatesByDefinition(linkConfirmed, [one, other]),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
