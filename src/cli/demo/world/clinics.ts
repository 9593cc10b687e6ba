import type { Access } from '../../../domain/program.js';
import { ADULTS, NO_OLD_BALANCE, OPIOID_USE_DISORDER, PUBLIC_PAYERS, SOME_ID } from './sample-rules.js';
import { TB_TEST, TWO_YEARS, TWO_YEARS_PROVED, USUAL_WITHDRAWAL } from './sample-rules.js';
import type { SampleProgram } from './sample-world.js';
import { SITES } from './sites.js';

const BOOKABLE: Access = { mode: 'bookable' };
const WORKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

/** Invented programs that people go home from, and detox. */
export const SAMPLE_CLINICS: readonly SampleProgram[] = [
  {
    ...{ agency: 'goldfinch', site: SITES.goldfinch, name: 'Goldfinch Methadone Clinic' },
    levelsOfCare: ['opioid-treatment-program'],
    couplePolicy: 'both-at-once',
    coupleConditions: ['separate-counselors'],
    medications: ['methadone'],
    rules: [ADULTS, OPIOID_USE_DISORDER, TWO_YEARS, TWO_YEARS_PROVED, NO_OLD_BALANCE, PUBLIC_PAYERS, SOME_ID],
    places: [{ kind: 'any', open: 2, access: { mode: 'recurring-intake', perDay: 2, weekdays: WORKDAYS } }],
  },
  {
    ...{ agency: 'goldfinch', site: SITES.goldfinch, name: 'Goldfinch Evening Program' },
    levelsOfCare: ['intensive-outpatient'],
    couplePolicy: 'both-at-once',
    coupleConditions: ['separate-groups'],
    typicalStayDays: 60,
    rules: [ADULTS, PUBLIC_PAYERS],
    places: [
      { kind: 'any', open: 4, access: { mode: 'recurring-intake', perDay: 4, weekdays: ['monday', 'wednesday'] } },
    ],
  },
  {
    ...{ agency: 'kinglet', name: 'Kinglet Buprenorphine Office' },
    site: SITES.kinglet,
    levelsOfCare: ['office-based-medication'],
    couplePolicy: 'both-at-once',
    medications: ['buprenorphine', 'naltrexone'],
    rules: [ADULTS, OPIOID_USE_DISORDER, PUBLIC_PAYERS],
    places: [{ kind: 'any', open: 3, access: { mode: 'recurring-intake', perDay: 3, weekdays: WORKDAYS } }],
  },
  {
    ...{ agency: 'sandpiper', site: SITES.sandpiper, name: 'Sandpiper Detox' },
    levelsOfCare: ['residential-withdrawal-management'],
    couplePolicy: 'both-at-once',
    coupleConditions: ['separate-units', 'separate-groups'],
    typicalStayDays: 6,
    noContactDays: 3,
    medications: ['buprenorphine'],
    rules: [ADULTS, USUAL_WITHDRAWAL, PUBLIC_PAYERS],
    places: [
      { kind: 'woman', open: 1, holdDays: 2, access: BOOKABLE },
      { kind: 'man', open: 1, holdDays: 2, access: BOOKABLE },
    ],
  },
  {
    ...{ agency: 'tanager', name: 'Tanager Detox' },
    site: SITES.tanager,
    levelsOfCare: ['residential-withdrawal-management'],
    couplePolicy: 'not-at-once',
    typicalStayDays: 5,
    noContactDays: 5,
    rules: [ADULTS, USUAL_WITHDRAWAL, PUBLIC_PAYERS, TB_TEST],
    places: [{ kind: 'any', open: 2, holdDays: 1, access: BOOKABLE }],
  },
  {
    ...{ agency: 'tanager', name: 'Tanager Morning-Call Detox' },
    site: SITES.tanagerEast,
    levelsOfCare: ['residential-withdrawal-management'],
    couplePolicy: 'not-asked',
    typicalStayDays: 5,
    rules: [ADULTS, USUAL_WITHDRAWAL, PUBLIC_PAYERS],
    places: [{ kind: 'any', open: 2, holdDays: 1, access: { mode: 'call-list', at: '08:00' } }],
  },
];
