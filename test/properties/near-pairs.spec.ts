import fc from 'fast-check';
import { candidateAt } from '../../src/domain/matching/candidate.js';
import { milesIfKnown } from '../../src/domain/matching/distance.js';
import { nearPairs } from '../../src/domain/matching/near-pairs.js';
import { PlacedLegs } from '../../src/domain/matching/placed-legs.js';
import type { Leg } from '../../src/domain/matching/plan-draft.js';
import type { Program } from '../../src/domain/program.js';
import { AS_OF, TIME_ZONE, TODAY } from './small-worlds.js';

const point = fc.oneof(
  { weight: 4, arbitrary: fc.record({ latitude: near(41.5, 0.4), longitude: near(-72.7, 0.6) }) },
  { weight: 2, arbitrary: fc.record({ latitude: near(64.8, 0.6), longitude: near(-147.7, 3) }) },
  { weight: 1, arbitrary: fc.record({ latitude: near(82, 3), longitude: near(-60, 60) }) },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

function near(middle: number, reach: number): fc.Arbitrary<number> {
  return fc.double({ min: middle - reach, max: middle + reach, noNaN: true });
}

const legs = (prefix: string) =>
  fc
    .array(fc.record({ place: point, organizationId: fc.constantFrom('north', `${prefix}1`, `${prefix}2`) }), {
      maxLength: 12,
    })
    .map((all) =>
      all.map(({ place, organizationId }, index) => legAt(`${prefix}${String(index)}`, organizationId, place)),
    );

function legAt(id: string, organizationId: string, place: Program['point']): Leg {
  const program: Program = {
    ...{ id, name: id, siteId: id, organizationId, timeZone: TIME_ZONE, reportFreshHours: 24 },
    ...{ levelsOfCare: [], couplePolicy: 'not-asked', coupleConditions: [], medications: [], rules: [], capacity: [] },
    ...(place && { point: place }),
  };
  const terms = { asOf: AS_OF, horizonDays: 1, travelLimitMiles: null };
  return { candidate: candidateAt({ clientId: 'ana', facts: {} }, program, terms), notBefore: TODAY };
}

it('visits every pair of one agency, within the radius or at an unknown distance, and each once', () => {
  fc.assert(
    fc.property(legs('a'), legs('b'), fc.constantFrom(0, 1, 10, 25, 120, 500), (mine, theirs, radius) => {
      const visited: string[] = [];
      nearPairs(new PlacedLegs(mine), new PlacedLegs(theirs), radius, (a, b) => {
        visited.push(nameOf(mine[a], theirs[b]));
      });
      const wanted = mine.flatMap((a) =>
        theirs.flatMap((b) => {
          const [one, other] = [a.candidate.program, b.candidate.program];
          const miles = milesIfKnown(one.point, other.point);
          return one.organizationId === other.organizationId || miles === undefined || miles <= radius
            ? nameOf(a, b)
            : [];
        }),
      );
      expect(visited.sort()).toEqual(wanted.sort());
    }),
    { numRuns: 500 },
  );
});

const nameOf = (a?: Leg, b?: Leg) => `${a?.candidate.program.id ?? ''} ${b?.candidate.program.id ?? ''}`;
