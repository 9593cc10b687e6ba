import { completePreferences } from '../couple/couple-preferences.js';
import type { AdmissionRule, Program } from '../program.js';
import type { Partner } from './candidate.js';
import { searchPlans } from './search-plans.js';

const AS_OF = '2024-03-30T09:00:00-04:00';
const partner = (clientId: string): Partner => ({
  clientId,
  facts: { levelsOfCareSought: ['opioid-treatment-program'], gender: 'man' },
});

/** A clinic that asks for a year of heroin use, of which nobody has asked either partner, with two places from a day on. */
const clinic = (from: string, rule: Partial<AdmissionRule> = {}, told: Partial<Program> = {}): Program => ({
  ...{ id: 'elm', name: 'Elm', organizationId: 'elm', siteId: 'elm', timeZone: 'America/New_York' },
  ...{ levelsOfCare: ['opioid-treatment-program'], couplePolicy: 'both-at-once', coupleConditions: [] },
  ...{ medications: [], reportFreshHours: 24 },
  rules: [
    {
      ...{ id: 'years', version: 1, authority: 'program', effectiveFrom: '2020-01-01' },
      tree: { type: 'minimum-length-of-use', values: { months: 12, substances: ['heroin'] } },
      ...rule,
    },
  ],
  capacity: [
    { ...{ id: 'a', kind: 'any', open: 2, from, holdDays: 0, reportedAt: AS_OF }, access: { mode: 'bookable' } },
  ],
  ...told,
});

const search = (program: Program) =>
  searchPlans({
    ...{ partners: [partner('ana'), partner('ben')] as const, programs: [program] },
    ...{ preferences: completePreferences({}), gates: 'open' as const, asOf: AS_OF, limit: 5 },
  });
const planAt = (program: Program) => {
  const plan = search(program).plans.find(({ kind }) => kind === 'same-program-together');
  const barrier = plan?.legs[0].barriers[0];
  return { ...plan, barrier, points: plan?.alerts.map(({ kind, clientId, says }) => [kind, clientId, says]) };
};

describe('what law says of a rule that stands in the way', () => {
  it('is told for the day of the start, not for today', () => {
    const before = planAt(clinic('2024-04-01', {}, { state: 'CT' }));
    expect([before.bothInOn, before.points]).toEqual(['2024-04-01', []]);
    expect(before.barrier?.legalNotes).toMatchObject([{ code: 'one-year-history', status: 'federal-floor' }]);
    const after = planAt(clinic('2024-04-02', {}, { state: 'CT' }));
    expect([after.bothInOn, after.barrier?.legalNotes]).toMatchObject([
      '2024-04-02',
      [{ code: 'history-removed', jurisdiction: 'federal', toProgram: expect.stringContaining('2 April 2024') }],
    ]);
    expect(after.points).toEqual([
      ['stricter-than-federal', 'ana', expect.stringContaining('89 FR 7528')],
      ['stricter-than-federal', 'ben', expect.stringContaining('89 FR 7528')],
    ]);
  });

  it('is told by the state of the program, and by federal rules alone where nobody knows the state', () => {
    const points = (told: Partial<Program>) =>
      planAt(clinic('2024-04-02', {}, told)).barrier?.legalNotes.map(({ jurisdiction }) => jurisdiction);
    expect(points({ state: 'GA' })).toEqual(['federal', 'GA']);
    expect(points({ state: 'MA' })).toEqual(['federal', 'MA']);
    expect(points({})).toEqual(['federal']);
  });

  it('gives way to the words of whoever typed the rule in, each point once', () => {
    const typed = planAt(clinic('2024-04-02', { stricterThanFederal: true, legalBasis: '17a-676 C.G.S.' }));
    expect(typed.points?.map(([, , says]) => says)).toEqual(['17a-676 C.G.S.', '17a-676 C.G.S.']);
    expect(typed.barrier?.legalNotes).toHaveLength(1);
    const flagged = planAt(clinic('2024-04-02', { stricterThanFederal: true })).points ?? [];
    expect(flagged.map(([, , says]) => says)).toEqual(Array(2).fill(expect.stringContaining('89 FR 7528')));
    const before = planAt(clinic('2024-04-01', { stricterThanFederal: true })).points ?? [];
    expect(before[0]?.[2]).toBe('the rule asks for more than the federal rule: contestable, check');
  });

  it('is not told of a rule that is met', () => {
    const met = planAt(
      clinic(
        '2024-04-02',
        { tree: { type: 'diagnosis', values: { noneOf: ['other-substance-use-disorder'] } } },
        { state: 'MA' },
      ),
    );
    expect(met.barrier?.legalNotes).toHaveLength(1);
    const open = search(clinic('2024-04-02', { tree: { type: 'gender-served', values: { genders: ['man'] } } }));
    expect(open.plans[0]?.legs[0].met.every(({ legalNotes }) => legalNotes.length === 0)).toBe(true);
  });
});

describe('a rule that a program has from others', () => {
  it('says so wherever it is explained, and a rule of its own says nothing', () => {
    const from = (inheritedFrom?: 'funder' | 'agency' | 'site') =>
      planAt(clinic('2024-04-02', { ...(inheritedFrom && { inheritedFrom }) })).barrier?.inheritedFrom;
    expect([from('funder'), from('agency'), from('site'), from()]).toEqual(['funder', 'agency', 'site', undefined]);
    expect(planAt(clinic('2024-04-02')).barrier).not.toHaveProperty('inheritedFrom');
  });

  it('stands from its first day to its last, in the version of the day of the start', () => {
    const version = (number: number, effectiveFrom: string, effectiveTo: string | undefined, months: number) => ({
      ...{
        id: 'county',
        version: number,
        authority: 'payer' as const,
        inheritedFrom: 'funder' as const,
        effectiveFrom,
      },
      tree: { type: 'minimum-length-of-use', values: { months, substances: ['heroin'] } },
      ...(effectiveTo !== undefined && { effectiveTo }),
    });
    const rules = [version(1, '2024-04-03', '2024-04-04', 6), version(2, '2024-04-05', '2024-04-06', 9)];
    const versionOn = (from: string) => planAt(clinic(from, {}, { rules })).barrier?.ruleVersion;
    expect(['2024-04-02', '2024-04-03', '2024-04-04', '2024-04-05', '2024-04-06', '2024-04-07'].map(versionOn)).toEqual(
      [...[undefined, 1, 1, 2, 2, undefined]],
    );
  });
});
