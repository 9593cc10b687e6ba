import type { GeoPoint } from '../program.js';

/** The mean radius of the Earth. */
export const EARTH_RADIUS_MILES = 3958.7613;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle miles. A first cut: it is not the way a bus takes. */
export function milesBetween(a: GeoPoint, b: GeoPoint): number {
  const [latA, latB] = [radians(a.latitude), radians(b.latitude)];
  const halfLat = Math.sin((latB - latA) / 2);
  const halfLon = Math.sin(radians(b.longitude - a.longitude) / 2);
  const h = halfLat * halfLat + Math.cos(latA) * Math.cos(latB) * halfLon * halfLon;
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Undefined where either place is not on the map: unknown, not near and not far. */
export function milesIfKnown(a: GeoPoint | undefined, b: GeoPoint | undefined): number | undefined {
  return a && b ? milesBetween(a, b) : undefined;
}
