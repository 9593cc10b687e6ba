import { isDeepStrictEqual } from 'node:util';
import type { ApiSession } from '../api-session.js';
import { SAMPLE_CLINICS } from '../world/clinics.js';
import { SAMPLE_HOUSES } from '../world/houses.js';
import { SAMPLE_TIME_ZONE, type AgencyKey, type SampleProgram, type SampleSite } from '../world/sample-world.js';

/** From when the sample rules stand, and when somebody last asked. */
const PUBLISHED_ON = '2025-01-06';

const SAMPLE_PROGRAMS: readonly SampleProgram[] = [...SAMPLE_CLINICS, ...SAMPLE_HOUSES];

interface Named {
  readonly id: string;
  readonly name: string;
}

/** An entered sample program. */
export interface EnteredProgram {
  readonly id: string;
  readonly sample: SampleProgram;
}

/** Enters the programs of one agency that are missing, with their sites and rules, as its own staff would. */
export async function enterPrograms(
  staff: ApiSession,
  agency: AgencyKey,
  organizationId: string,
): Promise<EnteredProgram[]> {
  const sites = await staff.all<Named>(`/sites?organizationId=${organizationId}`);
  const programs = await staff.all<Named>(`/programs?organizationId=${organizationId}`);
  const entered: EnteredProgram[] = [];
  for (const sample of SAMPLE_PROGRAMS.filter((program) => program.agency === agency)) {
    const known = programs.find(({ name }) => name === sample.name);
    const { id } = known ?? (await staff.post<Named>('/programs', bodyOf(sample, await siteId(staff, sample.site))));
    await publishRules(staff, id, sample);
    entered.push({ id, sample });
  }
  return entered;

  async function siteId(session: ApiSession, site: SampleSite): Promise<string> {
    let known = sites.find(({ name }) => name === site.name);
    if (!known) {
      const place = { ...site, state: 'CT', timeZone: SAMPLE_TIME_ZONE };
      sites.push((known = await session.post<Named>('/sites', { organizationId, ...place })));
    }
    return known.id;
  }
}

function bodyOf({ agency: _agency, site, rules: _rules, places: _places, ...program }: SampleProgram, siteId: string) {
  return { siteId, ...program, contact: { phone: site.phone }, sourceVerifiedOn: PUBLISHED_ON };
}

async function publishRules(staff: ApiSession, programId: string, { rules }: SampleProgram): Promise<void> {
  const { items } = await staff.get<{ items: { tree: unknown }[] }>(`/programs/${programId}/admission-rules`);
  for (const rule of rules.filter(({ tree }) => !items.some((standing) => isDeepStrictEqual(standing.tree, tree)))) {
    await staff.post(`/programs/${programId}/admission-rules`, {
      ...rule,
      effectiveFrom: PUBLISHED_ON,
      ...{ verifiedOn: PUBLISHED_ON, verifiedBy: 'Sample staff', verifiedHow: 'written' },
    });
  }
}
