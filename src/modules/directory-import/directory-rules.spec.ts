import { CONTRADICTIONS, contradictionsIn } from './contradictions.js';
import { readCodes } from './directory-codes.js';
import { directoryRules } from './directory-rules.js';
import { KINDS_OF_CARE, UNSTATED_KIND } from './kinds-of-care.js';

describe('directory rules', () => {
  it.each([
    ['FEM', { genders: ['woman'] }],
    ['MALE', { genders: ['man'] }],
    ['FEM MALE', undefined],
    ['WN', undefined],
  ])('for %s, gender served is %j', (text, values) => {
    expect(valuesOf(text)['gender-served']).toEqual(values);
  });

  it.each([
    ['MOA', all('continues')],
    ['MU MM METH', { methadone: 'continues', buprenorphine: 'ask-staff', naltrexone: 'ask-staff' }],
    ['BU DB', undefined],
    ['BU DB UB', { methadone: 'ask-staff', buprenorphine: 'continues', naltrexone: 'ask-staff' }],
    ['MU DM NU', { methadone: 'ask-staff', buprenorphine: 'ask-staff', naltrexone: 'continues' }],
    ['NMOA', all('not-accepted')],
    ['NMOA MOA', undefined],
    ['NMOA BU', undefined],
    ['OTP', undefined],
    ['SA', undefined],
  ])('for %s, medication continued is %j', (text, values) => {
    expect(valuesOf(text)['continues-medication']).toEqual(values);
  });

  it('says that refusing prescribed medication may be unlawful', () => {
    expect(rules('NMOA').find(({ type }) => type === 'continues-medication')?.possiblyUnlawful).toMatch(/ADA/);
  });

  it.each([
    ['NOOP', { noneOf: ['opioid-use-disorder'] }],
    ['NOOP BU', undefined],
    ['NOOP MOA', undefined],
    ['OUDO', undefined],
    ['NAUT', undefined],
  ])('for %s, diagnosis is %j', (text, values) => {
    expect(valuesOf(text)['diagnosis']).toEqual(values);
  });

  it.each([
    ['MD', ['medicaid'], 'ask-staff'],
    ['MD SF PA', ['medicaid', 'self-pay'], 'ask-staff'],
    ['MD SF SS', ['medicaid', 'self-pay', 'sliding-fee'], 'admitted'],
    ['NP FSA', ['free'], 'admitted'],
  ])('for %s, payment is %j and without coverage %s', (text, accepts, uninsured) => {
    expect(valuesOf(text)['payer']).toEqual({ accepts, uninsured, unlisted: 'ask-staff' });
  });

  it.each(['NP MD', 'FSA SAMF', 'PA', 'SA'])('for %s, says nothing of payment', (text) => {
    expect(valuesOf(text)['payer']).toBeUndefined();
  });

  it('asks about withdrawal from what a unit does not name', () => {
    const unit = KINDS_OF_CARE.find(({ key }) => key === 'ambulatory-withdrawal')!;
    const [rule] = directoryRules(readCodes('OD CDTX').codes, unit);
    expect(rule?.values).toEqual({
      substances: ['cocaine', 'crack'],
      complications: 'ask-staff',
      unlisted: 'ask-staff',
    });
    expect(directoryRules(readCodes('OD').codes, unit)).toEqual([]);
  });
});

describe('contradictions', () => {
  it.each([
    ['SOTP', 'certified-but-not-an-otp'],
    ['OTP SOTP', 'otp-without-methadone'],
    ['DT OP', 'withdrawal-without-setting'],
    ['OD', 'setting-without-withdrawal'],
    ['NOOP NU', 'no-opioid-treatment-but-medications'],
    ['NMOA MOA', 'medication-refused-and-accepted'],
    ['BC OP', 'childrens-beds-without-residence'],
    ['BC RES MALE', 'men-only-with-childrens-beds'],
    ['AUDO OUDO', 'alcohol-only-and-opioids-only'],
    ['NP MD', 'free-but-takes-payment'],
    ['SMON SMPD', 'two-smoking-policies'],
  ])('%s: %s', (text, key) => {
    expect(contradictionsIn(readCodes(text).codes).map((found) => found.key)).toEqual([key]);
  });

  it('are found in no ordinary facility, and each has a name of its own', () => {
    expect(contradictionsIn(readCodes('SA DT RES RD RL OTP SOTP MU MM BC FEM MALE MD SMON').codes)).toEqual([]);
    expect(new Set(CONTRADICTIONS.map(({ key }) => key)).size).toBe(CONTRADICTIONS.length);
  });
});

function rules(text: string) {
  return directoryRules(readCodes(text).codes, UNSTATED_KIND);
}

function valuesOf(text: string): Record<string, unknown> {
  return Object.fromEntries(rules(text).map(({ type, values }) => [type, values]));
}

function all(answer: string): Record<string, string> {
  return { methadone: answer, buprenorphine: answer, naltrexone: answer };
}
