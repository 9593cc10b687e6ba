import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { daysWithoutUse } from './days-without-use.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const sevenDays = { substances: ['heroin', 'fentanyl', 'alcohol'], days: 7 };
const orMedication = { ...sevenDays, medication: 'counts-instead' };

const ask = (facts: ClientFacts, values: Readonly<Record<string, unknown>> = sevenDays, on = context.on) =>
  daysWithoutUse.evaluate(facts, values, { ...context, on });

const detox = expect.objectContaining({ code: 'complete-detox', actor: 'clinician', leadDays: 7 });
const medication = expect.objectContaining({ code: 'start-medication', actor: 'clinician', leadDays: 1 });
const usedYesterday = {
  lastUsedOn: { fentanyl: '2026-03-09' },
  detoxesCompleted: [],
  withdrawalFrom: ['fentanyl'],
} as const;

describe('days-without-use', () => {
  it('sends somebody who used yesterday to detox, which takes seven days unless the program says less', () => {
    expect(ask(usedYesterday)).toEqual({
      outcome: 'unmet',
      because: 'fewer than 7 days since the last use of: heroin, fentanyl, alcohol',
      remedies: [{ steps: [detox] }],
    });
    expect(ask(usedYesterday, { ...sevenDays, detoxDays: 5 })).toMatchObject({
      remedies: [{ steps: [{ leadDays: 5 }] }],
    });
  });

  it('is met on the seventh day after the last use, and not on the sixth', () => {
    expect(ask({ lastUsedOn: { heroin: '2026-03-03' } }).outcome).toBe('met');
    expect(ask({ lastUsedOn: { heroin: '2026-03-04' }, detoxesCompleted: [] }).outcome).toBe('unmet');
  });

  it('counts until today: an opening in ten days makes nobody stop using', () => {
    expect(ask(usedYesterday, sevenDays, '2026-03-20').outcome).toBe('unmet');
  });

  it('is met by a detox completed since the last use, and by none before it', () => {
    expect(ask({ ...usedYesterday, detoxesCompleted: ['2026-03-09'] }).outcome).toBe('met');
    expect(ask({ ...usedYesterday, detoxesCompleted: ['2026-03-08'] }).outcome).toBe('unmet');
    expect(ask({ ...usedYesterday, detoxesCompleted: ['2026-03-11'] }).outcome).toBe('unmet');
  });

  it('looks at no other substance', () => {
    expect(ask({ lastUsedOn: { cannabis: '2026-03-10' } }).outcome).toBe('met');
  });

  it('lets somebody without withdrawal wait, and asks again when the day has come', () => {
    expect(ask({ lastUsedOn: { heroin: '2026-03-07' }, detoxesCompleted: [], withdrawalFrom: [] })).toMatchObject({
      remedies: [
        { steps: [detox] },
        { steps: [], notBefore: '2026-03-14', asks: [{ of: 'client', fact: 'lastUsedOn' }] },
      ],
    });
  });

  it('tells nobody to go through withdrawal alone, and nobody of whom it is not known', () => {
    expect(ask({ lastUsedOn: { heroin: '2026-03-07' }, detoxesCompleted: [] })).toMatchObject({
      remedies: [{ steps: [detox] }],
    });
  });

  describe('where medication counts instead', () => {
    it('is met by methadone or buprenorphine, and not by naltrexone, which waits for days without opioids', () => {
      expect(ask({ ...usedYesterday, medications: ['methadone'] }, orMedication).outcome).toBe('met');
      expect(ask({ ...usedYesterday, medications: ['naltrexone'] }, orMedication).outcome).toBe('unmet');
    });

    it('offers a start to somebody who wants it, asks somebody who was not asked, and leaves alone who said no', () => {
      const facts = { ...usedYesterday, medications: [] } as const;
      expect(ask({ ...facts, wantsMedication: 'yes' }, orMedication)).toMatchObject({
        remedies: [{ steps: [detox] }, { steps: [medication] }],
      });
      expect(ask(facts, orMedication)).toMatchObject({
        remedies: [{}, { steps: [medication], asks: [{ of: 'client', fact: 'wantsMedication' }] }],
      });
      expect(ask({ ...facts, wantsMedication: 'no' }, orMedication)).toMatchObject({ remedies: [{ steps: [detox] }] });
    });

    it('does not count for alcohol', () => {
      const both = { ...usedYesterday, lastUsedOn: { fentanyl: '2026-03-09', alcohol: '2026-03-09' } };
      expect(ask({ ...both, medications: ['methadone'] }, orMedication).outcome).toBe('unmet');
    });
  });

  it('asks for what it needs: the last use, a day that is not ahead, detox, medication', () => {
    expect(ask({})).toMatchObject({ outcome: 'unknown', asks: [{ fact: 'lastUsedOn' }] });
    expect(ask({ lastUsedOn: { heroin: '2026-03-11' } })).toMatchObject({ asks: [{ fact: 'lastUsedOn' }] });
    expect(ask({ lastUsedOn: { heroin: '2026-03-09' } })).toMatchObject({ asks: [{ fact: 'detoxesCompleted' }] });
    expect(ask(usedYesterday, orMedication)).toMatchObject({ asks: [{ fact: 'medications' }] });
  });
});
