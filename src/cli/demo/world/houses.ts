import type { Access } from '../../../domain/program.js';
import { ADULTS, NO_CHILDREN, NO_METHADONE, onlyFor, PUBLIC_PAYERS, TB_TEST } from './sample-rules.js';
import type { SampleProgram } from './sample-world.js';
import { SITES } from './sites.js';

const BOOKABLE: Access = { mode: 'bookable' };

/** Invented programs in which people live. */
export const SAMPLE_HOUSES: readonly SampleProgram[] = [
  {
    ...{ agency: 'sandpiper', name: 'Sandpiper Residential' },
    site: SITES.sandpiper,
    levelsOfCare: ['residential-short-term'],
    couplePolicy: 'both-at-once',
    coupleConditions: ['separate-groups', 'separate-counselors'],
    typicalStayDays: 28,
    noContactDays: 7,
    medications: ['buprenorphine', 'naltrexone'],
    rules: [ADULTS, NO_METHADONE, PUBLIC_PAYERS, TB_TEST, NO_CHILDREN],
    places: [{ kind: 'any', open: 3, inDays: 2, holdDays: 3, access: BOOKABLE }],
  },
  {
    ...{ agency: 'nuthatch', name: 'Nuthatch House for Women' },
    site: SITES.nuthatchWest,
    levelsOfCare: ['residential-long-term'],
    couplePolicy: 'not-at-once',
    typicalStayDays: 120,
    rules: [ADULTS, onlyFor('woman'), PUBLIC_PAYERS, TB_TEST, NO_CHILDREN],
    // Told three days ago and not since: nobody knows whether the bed is still there.
    places: [{ kind: 'woman', open: 2, holdDays: 3, access: BOOKABLE, toldDaysAgo: 3 }],
  },
  {
    ...{ agency: 'nuthatch', name: 'Nuthatch House for Men' },
    site: SITES.nuthatchSouth,
    levelsOfCare: ['residential-long-term'],
    couplePolicy: 'not-at-once',
    typicalStayDays: 120,
    noContactDays: 14,
    rules: [ADULTS, onlyFor('man'), PUBLIC_PAYERS, TB_TEST],
    places: [{ kind: 'man', open: 1, inDays: 4, holdDays: 3, access: BOOKABLE }],
  },
  {
    ...{ agency: 'chickadee', name: 'Chickadee House for Mothers and Children' },
    site: SITES.chickadee,
    levelsOfCare: ['residential-long-term'],
    couplePolicy: 'not-at-once',
    typicalStayDays: 180,
    rules: [
      ADULTS,
      onlyFor('woman'),
      {
        tree: { type: 'children-with-client', values: { maximum: 2, maximumAge: 10, requires: 'yes' } },
        authority: 'program',
      },
      PUBLIC_PAYERS,
      TB_TEST,
    ],
    places: [{ kind: 'with-children', open: 1, inDays: 1, holdDays: 4, access: BOOKABLE }],
  },
  {
    ...{ agency: 'waxwing', name: 'Waxwing Couples Residence' },
    site: SITES.waxwing,
    levelsOfCare: ['residential-short-term', 'residential-long-term'],
    couplePolicy: 'couples-only',
    coupleConditions: ['separate-counselors'],
    typicalStayDays: 90,
    rules: [
      ADULTS,
      {
        tree: {
          type: 'continues-medication',
          values: { buprenorphine: 'continues', naltrexone: 'continues', methadone: 'ask-staff' },
        },
        authority: 'program',
      },
      PUBLIC_PAYERS,
      TB_TEST,
      NO_CHILDREN,
    ],
    places: [{ kind: 'couples-room', open: 1, inDays: 5, holdDays: 1, access: BOOKABLE }],
  },
  {
    ...{ agency: 'waxwing', name: 'Waxwing Recovery House' },
    site: SITES.waxwingCorner,
    levelsOfCare: ['recovery-residence'],
    // Nobody there could say whether two partners may move in, how long people stay or whether a bed is free.
    couplePolicy: 'not-asked',
    rules: [ADULTS],
    places: [],
  },
];
