import { USUAL_PREFERENCES, completePreferences, preferenceProblems } from './couple-preferences.js';

describe('the preferences of a couple', () => {
  it('are the usual ones where nothing was stated', () => {
    expect(completePreferences({})).toEqual(USUAL_PREFERENCES);
    expect(USUAL_PREFERENCES).toMatchObject({
      radiusMiles: 10,
      windowDays: 7,
      horizonDays: 90,
      withdrawalLimitHours: 72,
      acceptsApart: 'unset',
      householdRule: 'none',
      travelLimitMiles: null,
    });
  });

  it('put no kind of plan before another unless the couple has said so', () => {
    expect(completePreferences({}).planKinds).toEqual([]);
    expect(completePreferences({ planKinds: ['sequenced', 'bridge'] }).planKinds).toEqual(['sequenced', 'bridge']);
  });

  it.each([
    ['radiusMiles', 0, 500, -1, 501],
    ['windowDays', 0, 90, -1, 91],
    ['horizonDays', 1, 365, 0, 366],
    ['withdrawalLimitHours', 0, 720, -1, 721],
    ['travelLimitMiles', 0, 5000, -1, 5001],
  ])('take %s from %d to %d', (field, least, most, below, above) => {
    expect(preferenceProblems({ [field]: least })).toEqual([]);
    expect(preferenceProblems({ [field]: most })).toEqual([]);
    expect(preferenceProblems({ [field]: below })).toHaveLength(1);
    expect(preferenceProblems({ [field]: above })).toHaveLength(1);
    expect(preferenceProblems({ [field]: 1.5 })).toHaveLength(1);
    expect(preferenceProblems({ [field]: '5' })).toHaveLength(1);
  });

  it.each([
    ['a repeated kind of plan', { planKinds: ['bridge', 'bridge'] }],
    ['a kind of plan that does not exist', { planKinds: ['together'] }],
    ['a household rule that does not exist', { householdRule: 'both' }],
    ['a boolean for acceptsApart, which has three answers', { acceptsApart: true }],
    ['null where a number is needed', { radiusMiles: null }],
    ['a field that is not a preference', { toString: 1 }],
  ])('refuse %s and name the field', (_case, stated) => {
    expect(preferenceProblems(stated)).toEqual([
      { field: Object.keys(stated)[0], message: expect.any(String) as string },
    ]);
  });

  it('take null for no limit of travel', () => {
    expect(preferenceProblems({ travelLimitMiles: null })).toEqual([]);
  });
});
