import { addDays, type IsoDate } from '../../src/domain/calendar.js';
import type { AdmissionRule, GeoPoint, Program } from '../../src/domain/program.js';
import type { Authority, CoupleCondition, CouplePolicy } from '../../src/domain/vocabulary/programs.js';
import { drawCapacity } from './capacity.js';
import type { FacilityPattern, ProgramPattern } from './facilities.js';
import { Random, type Weighted } from './random.js';
import type { RulePool } from './rule-pool.js';
import { drawRule } from './rule-trees.js';
import type { RulePlace } from './rule-values.js';

const FEWEST_RULES = 6;
const MOST_RULES = 25;
const USUAL_RULES = 14;

const POLICY_OF_A_HOUSE: Weighted<CouplePolicy> = [
  [48, 'not-asked'],
  [40, 'not-at-once'],
  [11, 'both-at-once'],
  [1, 'couples-only'],
];
const POLICY_OF_A_CLINIC: Weighted<CouplePolicy> = [
  [75, 'not-asked'],
  [8, 'not-at-once'],
  [17, 'both-at-once'],
];

const NO_CONDITIONS: readonly CoupleCondition[] = [];
const CONDITIONS: Weighted<readonly CoupleCondition[]> = [
  [50, NO_CONDITIONS],
  [20, ['separate-counselors', 'separate-groups']],
  [20, ['separate-units', 'separate-counselors']],
  [10, ['one-couple-at-a-time']],
];

const STAYS: Readonly<Record<string, readonly number[]>> = {
  'hospital-withdrawal': [3, 5, 7],
  'residential-withdrawal': [5, 7, 10],
  hospital: [14, 21, 28],
  residential: [28, 30, 60, 90, 180],
  'recovery-residence': [180, 365],
};

/** Draws programs, one facility after the other. */
export class ProgramWriter {
  constructor(
    private readonly random: Random,
    private readonly pool: RulePool,
    private readonly asOf: string,
  ) {}

  /** The programs of one more facility like the pattern, somewhere near it. */
  facility(pattern: FacilityPattern, organizationId: string): Program[] {
    const { random } = this;
    const site = { organizationId, siteId: random.uuid() };
    const point = pattern.point && jittered(random, pattern.point);
    return pattern.programs.map((kind) => this.program(pattern, kind, { ...site, ...(point && { point }) }));
  }

  private program(
    { state, county, timeZone, medications }: FacilityPattern,
    pattern: ProgramPattern,
    site: { readonly organizationId: string; readonly siteId: string; readonly point?: GeoPoint },
  ): Program {
    const { random, asOf } = this;
    const { kind, levelsOfCare } = pattern;
    const sleepsIn = kind !== 'outpatient' && kind !== 'medication' && kind !== 'ambulatory-withdrawal';
    const couplePolicy = random.weighted(sleepsIn ? POLICY_OF_A_HOUSE : POLICY_OF_A_CLINIC);
    const stay = STAYS[kind];
    return {
      id: random.uuid(),
      name: kind,
      ...site,
      timeZone,
      levelsOfCare,
      couplePolicy,
      coupleConditions: couplePolicy === 'both-at-once' ? random.weighted(CONDITIONS) : NO_CONDITIONS,
      ...(stay && random.chance(0.7) && { typicalStayDays: random.pick(stay) }),
      ...(sleepsIn && random.chance(0.4) && { noContactDays: random.pick([7, 14, 30]) }),
      reportFreshHours: random.chance(0.85) ? 24 : 72,
      medications,
      rules: this.rules(this.stated(pattern), { kind, state, ...(county !== undefined && { county }) }),
      capacity: drawCapacity(random, asOf, { takesCouples: couplePolicy !== 'not-at-once', sleepsIn, kind }),
    };
  }

  /** The same program with its drawn rules written anew; what the directory says of it stays. */
  republished(program: Program): Program {
    const stated = program.rules.filter(({ authority }) => authority === 'directory-unverified');
    const states = program.rules.flatMap(
      ({ tree }) => ('type' in tree ? (tree.values['states'] as string[] | undefined) : undefined) ?? [],
    );
    const [state] = states;
    return { ...program, rules: this.rules(stated, { kind: program.name, state: state ?? 'CT' }) };
  }

  private stated({ rules }: ProgramPattern): AdmissionRule[] {
    return rules.map(({ type, values, possiblyUnlawful }) =>
      this.pool.rule({
        tree: { type, values },
        authority: 'directory-unverified',
        effectiveFrom: '2022-03-31',
        verifiedOn: '2022-03-31',
        ...(possiblyUnlawful !== undefined && { possiblyUnlawful }),
      }),
    );
  }

  /** What the directory states, and as many drawn rules as make a usual number. */
  private rules(stated: readonly AdmissionRule[], place: RulePlace): AdmissionRule[] {
    const { random, pool, asOf } = this;
    const today = asOf.slice(0, 10);
    const wanted = Math.round(Math.min(MOST_RULES, Math.max(FEWEST_RULES, USUAL_RULES + 4 * random.normal())));
    const rules = new Set(stated);
    while (rules.size < wanted)
      rules.add(
        pool.rule({
          tree: drawRule(random, place),
          authority: random.pick(AUTHORITIES),
          ...drawDates(random, today),
        }),
      );
    return [...rules];
  }
}

const AUTHORITIES: readonly Authority[] = ['state', 'payer', 'agency', 'program', 'program', 'unit', 'staff-habit'];

/** Nine rules in ten stand since long and without an end; the others begin or end within the next weeks. */
function drawDates(random: Random, today: IsoDate): { effectiveFrom: IsoDate; effectiveTo?: IsoDate } {
  const since = addDays(today, -random.pick([30, 100, 200, 400, 800]));
  if (random.chance(0.94)) return { effectiveFrom: since };
  if (random.chance(0.5)) return { effectiveFrom: addDays(today, random.pick([7, 21, 45])) };
  return { effectiveFrom: since, effectiveTo: addDays(today, random.pick([5, 20, 60])) };
}

/** Some three miles to each side, so that copies of one facility do not stand on one spot. */
function jittered(random: Random, { latitude, longitude }: GeoPoint): GeoPoint {
  return {
    latitude: Math.max(-89, Math.min(89, latitude + 0.04 * random.normal())),
    longitude: longitude + 0.05 * random.normal(),
  };
}
