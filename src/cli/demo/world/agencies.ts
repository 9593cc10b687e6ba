import { SAMPLE_MARK, type AgencyKey, type SampleAgency } from './sample-world.js';

const agency = (key: AgencyKey, name: string, kind: SampleAgency['kind'] = 'program-agency'): SampleAgency => ({
  key,
  name: `${name} ${SAMPLE_MARK}`,
  kind,
});

/** The outreach agency whose workers know the sample couples. */
export const OUTREACH_AGENCY = agency('bobolink', 'Bobolink Street Outreach', 'agency');

/** All invented agencies. Birds have given them their names: no agency of the national directory is called so. */
export const SAMPLE_AGENCIES: readonly SampleAgency[] = [
  OUTREACH_AGENCY,
  agency('goldfinch', 'Goldfinch Recovery'),
  agency('sandpiper', 'Sandpiper Health'),
  agency('tanager', 'Tanager Treatment'),
  agency('nuthatch', 'Nuthatch Houses'),
  agency('chickadee', 'Chickadee Family Services'),
  agency('waxwing', 'Waxwing Homes'),
  agency('kinglet', 'Kinglet Medical Practice'),
];
