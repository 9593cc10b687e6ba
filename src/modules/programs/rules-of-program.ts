/**
 * The rules of program `p`, its own and those it has from others, with the days on which a funder's bind it. Funders
 * are asked apart: joined by OR with the rest, no index would serve.
 */
export const RULES_OF_PROGRAM = `
  SELECT r.id, r.created_at, CASE WHEN r.organization_id IS NOT NULL THEN 'agency'
    WHEN r.site_id IS NOT NULL THEN 'site' END AS inherited_from, NULL::date AS from_date, NULL::date AS to_date
  FROM admission_rule AS r
  WHERE r.program_id = p.id OR r.site_id = p.site_id OR r.organization_id = p.organization_id
  UNION ALL
  SELECT r.id, r.created_at, 'funder', pf.from_date, pf.to_date
  FROM program_funder AS pf JOIN admission_rule AS r ON r.funder_id = pf.funder_id
  WHERE pf.program_id = p.id`;
