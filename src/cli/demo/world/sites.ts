import type { SampleSite } from './sample-world.js';

const site = (name: string, city: string, zip: string, number: string): SampleSite => ({
  ...{ name, city, zip },
  // No such street is meant, and the numbers 555-0100 to 555-0199 belong to nobody.
  street: 'Sample Street',
  phone: `860-555-01${number}`,
});

/** The invented sites around Hartford. */
export const SITES = {
  goldfinch: site('Goldfinch Center', 'Hartford', '06106', '10'),
  sandpiper: site('Sandpiper Building', 'East Hartford', '06108', '20'),
  kinglet: site('Kinglet Office', 'Hartford', '06103', '30'),
  tanager: site('Tanager House', 'Windsor', '06095', '40'),
  tanagerEast: site('Tanager East', 'Manchester', '06040', '41'),
  nuthatchWest: site('Nuthatch West', 'Hartford', '06105', '50'),
  nuthatchSouth: site('Nuthatch South', 'Hartford', '06114', '51'),
  chickadee: site('Chickadee House', 'Bloomfield', '06002', '60'),
  waxwing: site('Waxwing Yard', 'New Britain', '06051', '70'),
  waxwingCorner: site('Waxwing Corner', 'Hartford', '06112', '71'),
} as const;
