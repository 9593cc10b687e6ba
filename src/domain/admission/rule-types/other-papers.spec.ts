import type { OtherPaper } from '../../vocabulary/papers.js';
import { leadDays } from '../remedy.js';
import type { RuleContext } from '../rule-type.js';
import { otherPapers } from './other-papers.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const find = (held: readonly OtherPaper[] | undefined, papers: readonly OtherPaper[], days: object = {}) =>
  otherPapers.evaluate({ ...(held && { otherPapers: held }) }, { papers, ...days }, context);

describe('other-papers', () => {
  it('has each missing paper applied for, side by side', () => {
    expect(find(['insurance-card'], ['social-security-card', 'birth-certificate', 'insurance-card'])).toEqual({
      outcome: 'unmet',
      because: 'does not have: social security card, birth certificate',
      remedies: [
        {
          steps: [
            {
              code: 'replace-social-security-card',
              action: 'apply for a replacement of the social security card',
              actor: 'worker',
              leadDays: 14,
              after: ['replace-photo-id'],
            },
            {
              code: 'replace-birth-certificate',
              action: 'apply for a replacement of the birth certificate',
              actor: 'worker',
              leadDays: 30,
            },
          ],
        },
      ],
    });
  });

  it('is met with every paper that is asked for', () => {
    expect(find(['birth-certificate', 'insurance-card'], ['insurance-card'])).toEqual({
      outcome: 'met',
      because: 'has the papers that the program asks for',
    });
  });

  it('puts the photo ID before the Social Security card where both are missing', () => {
    const photoId = { code: 'replace-photo-id', action: 'x', actor: 'worker', leadDays: 10 } as const;
    const finding = find([], ['social-security-card']);
    const steps = finding.outcome === 'unmet' ? (finding.remedies[0]?.steps ?? []) : [];
    expect(leadDays(steps)).toBe(14);
    expect(leadDays([...steps, photoId])).toBe(24);
  });

  it.each<[OtherPaper, string, number]>([
    ['social-security-card', 'socialSecurityCardDays', 14],
    ['birth-certificate', 'birthCertificateDays', 30],
    ['insurance-card', 'insuranceCardDays', 10],
  ])('counts the days for the %s, or the days of the rule', (paper, parameter, usual) => {
    expect(find([], [paper])).toMatchObject({ remedies: [{ steps: [{ leadDays: usual }] }] });
    expect(find([], [paper], { [parameter]: 3 })).toMatchObject({ remedies: [{ steps: [{ leadDays: 3 }] }] });
  });

  it('asks when it is not recorded', () => {
    expect(find(undefined, ['insurance-card'])).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'client', fact: 'otherPapers' }],
    });
  });
});
