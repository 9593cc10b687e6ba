import type { PrivateScreen } from '../couple/private-screen.js';
import { decideGates } from './gates.js';

const CLEAR: PrivateScreen = {
  askedOn: '2026-03-09',
  wantsTreatment: 'yes',
  wantsToBePlacedTogether: 'yes',
  safetyConcern: 'no',
  acuteEmergency: 'no',
  noContactOrder: 'no',
};

const decide = (mine: PrivateScreen | undefined, theirs: PrivateScreen | undefined = CLEAR, linkConfirmed = true) => {
  const decision = decideGates({ linkConfirmed, screens: [mine, theirs] });
  expect(decideGates({ linkConfirmed, screens: [theirs, mine] })).toEqual(decision);
  return decision;
};

describe('the gates before any joint plan', () => {
  it('are open for two who confirmed the link and said yes, each alone', () => {
    expect(decide(CLEAR)).toEqual({ status: 'open', causes: [] });
  });

  it.each<[Partial<PrivateScreen>, string]>([
    [{ wantsTreatment: 'no' }, 'both-want-treatment'],
    [{ wantsTreatment: 'refused' }, 'both-want-treatment'],
    [{ wantsToBePlacedTogether: 'unsure' }, 'both-want-to-be-placed-together'],
    [{ safetyConcern: 'yes' }, 'no-safety-concern'],
    [{ safetyConcern: 'unsure' }, 'no-safety-concern'],
    [{ acuteEmergency: 'yes' }, 'no-acute-emergency'],
    [{ noContactOrder: 'yes' }, 'no-legal-bar-to-contact'],
    [{ noContactOrder: 'unsure' }, 'no-legal-bar-to-contact'],
  ])('are closed by %j of either', (said, cause) => {
    expect(decide({ ...CLEAR, ...said })).toEqual({ status: 'closed', causes: [cause] });
  });

  it('are closed while one has not confirmed the link', () => {
    expect(decide(CLEAR, CLEAR, false)).toEqual({ status: 'closed', causes: ['link-confirmed-by-both'] });
  });

  it('wait for a partner who was not seen alone, or not asked everything', () => {
    expect(decide(undefined).status).toBe('unscreened');
    const { safetyConcern: _notAsked, ...rest } = CLEAR;
    expect(decide(rest)).toEqual({ status: 'unscreened', causes: ['no-safety-concern'] });
    expect(decide({ ...CLEAR, safetyConcern: 'refused' }).status).toBe('unscreened');
    const { noContactOrder: _neverAsked, ...before } = CLEAR;
    expect(decide(before)).toEqual({ status: 'unscreened', causes: ['no-legal-bar-to-contact'] });
  });

  it('are closed by one, whatever the other was not asked', () => {
    expect(decide({ ...CLEAR, safetyConcern: 'yes' }, undefined).status).toBe('closed');
  });
});
