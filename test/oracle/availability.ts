import type { Ask } from '../../src/domain/admission/ask.js';
import type { ClientFacts } from '../../src/domain/facts/index.js';
import type { CapacityReport } from '../../src/domain/program.js';
import { fits, type Places } from './places.js';

/** What is known of a program's places for one client, whatever the day. */
export interface Availability {
  readonly state: 'open' | 'couples-room-only' | 'none-open' | 'unknown';
  readonly because?: string;
  /** What would settle it, where it is unknown. */
  readonly ask?: Ask;
}

/** DESIGN 4.4: no report means unknown, never full and never empty; a stale one leaves it unknown. */
export function availabilityFor(facts: ClientFacts, { standing }: Places): Availability {
  const fresh = standing.flatMap(({ report, isFresh }) => (isFresh ? report : []));
  const stale = standing.flatMap(({ report, isFresh }) => (isFresh ? [] : report));
  const fit = ({ kind }: CapacityReport) => fits(kind, facts);

  if (fresh.some((report) => fit(report) === 'yes' && hasPlaces(report))) return { state: 'open' };
  for (const report of fresh) {
    const ask = fit(report);
    if (ask === 'yes' || ask === 'no' || !hasPlaces(report)) continue;
    return { state: 'unknown', because: `not known whether a place for "${report.kind}" fits`, ask };
  }
  if (fresh.some((report) => report.kind === 'couples-room' && hasPlaces(report)))
    return { state: 'couples-room-only' };
  if (stale.some((report) => fit(report) !== 'no')) return callStaff('the report of places is too old');
  if (fresh.some((report) => fit(report) === 'yes' || report.kind === 'couples-room')) return { state: 'none-open' };
  return callStaff('no report of places');
}

function callStaff(because: string): Availability {
  const question = 'Which places are open, for whom and from when?';
  return { state: 'unknown', because, ask: { of: 'staff', question } };
}

function hasPlaces({ access, open }: CapacityReport): boolean {
  if (access.mode === 'recurring-intake') return access.perDay > 0 && access.weekdays.length > 0;
  return open > 0;
}
