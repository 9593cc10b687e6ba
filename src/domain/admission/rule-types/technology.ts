import { atLeastOne, someOf } from '../../facts/fact-type.js';
import { DEVICES } from '../../vocabulary/legal-and-access.js';
import { met, needs, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import type { Step } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

type Device = (typeof DEVICES)[number];

const PHONE: Step = {
  code: 'phone-with-data',
  action: 'get a phone of their own, with minutes and data (Lifeline)',
  actor: 'worker',
  leadDays: 3,
};

/** What is missing, and how it is got. One phone with data is a phone, a camera and the internet. */
const WAYS_TO_GET: Readonly<Record<Device, Step>> = {
  phone: PHONE,
  video: PHONE,
  internet: PHONE,
  email: {
    code: 'email-address',
    action: 'set up an email address that only the client reads',
    actor: 'worker',
    leadDays: 0,
  },
  'private-room': {
    code: 'private-room',
    action: 'let the client use a room at the agency where nobody listens',
    actor: 'worker',
    leadDays: 0,
  },
};

/** A phone shared with the partner is not the client's own: the question asks what can be used without anybody listening. */
export const technology = defineRuleType({
  code: 'technology',
  label: 'Phone and internet',
  question: 'Does the client have what treatment from a distance, or calls from staff, need?',
  source: 'R44: telehealth programs; federal Lifeline gives phone service to people with a low income (47 CFR 54.400)',
  reads: ['devices'],
  required: { needs: atLeastOne(someOf(DEVICES)) },

  evaluate({ devices }, { needs: asked }) {
    if (devices === undefined) return needs('devices');
    const missing = asked.filter((device) => !devices.includes(device));
    if (missing.length === 0) return met('has what is needed');
    const steps = [...new Set(missing.map((device) => WAYS_TO_GET[device]))];
    return unmet(`does not have all of this for use alone: ${inWords(asked)}`, { steps });
  },
});
