import { existsSync } from 'node:fs';

/** The folder of package.json: some levels up, more of them once compiled. */
function root(): URL {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('package.json', folder)) && folder.pathname !== '/') folder = new URL('..', folder);
  return folder;
}

/** The national directory of 2023 that ships with Tandem (see data/README.md). */
export const SHIPPED_DIRECTORY = new URL('data/facilities_su_2023.csv.gz', root());

/** The middle points of ZIP areas that ship with Tandem (see data/README.md). */
export const SHIPPED_ZIP_AREAS = new URL('data/zip_centroids.csv.gz', root());
