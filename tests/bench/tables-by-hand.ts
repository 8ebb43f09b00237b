// The exact tables T1 to T4 as somebody with SQL would count them: one statement, persons found once.
// It follows the same rules (a person once, facts of the first stay, dependants no victims) and nothing beyond.
import type { Handle } from '../../electron/vault/database/driver';
import { integer, text } from '../../electron/vault/database/rows';

const COUNT = `WITH moved AS (
    SELECT resident_id, age_at_admission AS age,
      min(admitted_on || coalesce(exited_on, '9999-99-99') || id) AS earliest,
      max(admitted_on < $from) AS at_start, max(admitted_on >= $from) AS came,
      max(exited_on IS NOT NULL AND exited_on < $to) AS went, max(exited_on IS NULL OR exited_on >= $to) AS at_end
    FROM stays WHERE admitted_on < $to AND (exited_on IS NULL OR exited_on >= $from) GROUP BY resident_id
  ), people AS MATERIALIZED (
    SELECT m.age, m.at_start, m.came AND NOT m.at_start AS admitted, m.went AND NOT m.at_end AS exited, m.at_end,
      CASE WHEN m.age IS NULL THEN 'unknown' WHEN m.age < 18 THEN 'under-18' ELSE '18-plus' END AS majority,
      r.sex, r.category, r.exploitation_forms, coalesce(r.nationality, 'unknown') AS nationality, r.residence_status
    FROM moved m JOIN residents r ON r.id = m.resident_id
  ), t1 AS MATERIALIZED (
    SELECT category || '/' || sex || '/' || majority AS line,
      sum(at_start) AS at_start, sum(admitted) AS admitted, sum(exited) AS exited, sum(at_end) AS at_end
    FROM people GROUP BY category, sex, majority
  )
  SELECT 't1' AS kind, line, 'start' AS slot, at_start AS persons FROM t1
  UNION ALL SELECT 't1', line, 'admissions', admitted FROM t1
  UNION ALL SELECT 't1', line, 'exits', exited FROM t1
  UNION ALL SELECT 't1', line, 'end', at_end FROM t1
  UNION ALL SELECT 't2',
      (SELECT CASE count(DISTINCT value) WHEN 0 THEN 'unknown' WHEN 1 THEN max(value) ELSE 'mixed' END
       FROM json_each(exploitation_forms) WHERE value <> 'unknown') AS form,
      CASE WHEN sex = 'unknown' OR age IS NULL THEN 'unknown'
        WHEN sex = 'female' THEN iif(age < 18, 'girls', 'women') ELSE iif(age < 18, 'boys', 'men') END AS who,
      count(*)
    FROM people WHERE admitted AND category IN ('identified-victim', 'possible-victim') GROUP BY form, who
  UNION ALL SELECT 't3', nationality, residence_status, count(*)
    FROM people WHERE admitted GROUP BY nationality, residence_status
  UNION ALL SELECT 't4',
      CASE WHEN age IS NULL THEN 'unknown' WHEN age < 5 THEN '0-4' WHEN age < 12 THEN '5-11'
        WHEN age < 15 THEN '12-14' WHEN age < 18 THEN '15-17' WHEN age < 25 THEN '18-24' WHEN age < 30 THEN '25-29'
        WHEN age < 40 THEN '30-39' WHEN age < 60 THEN '40-59' ELSE '60-plus' END AS band,
      sex, count(*)
    FROM people WHERE admitted GROUP BY band, sex`;

/** Persons by `table row column`; places where nobody is are left out. */
export type Figures = ReadonlyMap<string, number>;

export function countByHand(
  records: Handle,
  period: { readonly from: string; readonly to: string },
): Figures {
  const lines = records.all(COUNT, { from: period.from, to: period.to });
  return new Map(
    lines
      .filter((line) => integer(line, 'persons') > 0)
      .map((line) => [
        `${text(line, 'kind')} ${text(line, 'line')} ${text(line, 'slot')}`,
        integer(line, 'persons'),
      ]),
  );
}
