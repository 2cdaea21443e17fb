import { CSV_MARK, csvRow } from '../../../core/protocol/csv.ts';
import type { RuleState } from '../../store/unit-rules.ts';

/** The rows a rate is counted from, those that miss something with 0; the columns are named as the fields of the data. */
export function rulesCsv({ rule, rows }: RuleState): string {
  const head = csvRow(['rule', 'id', 'name', 'subdistrict', 'community', 'grid', 'isMet']);
  const lines = rows.map(({ id, name, above, isMet }) => {
    const [subdistrict, community, grid] = above;
    return csvRow([rule, id, name, subdistrict, community, grid, isMet ? 1 : 0]);
  });
  return CSV_MARK + head + lines.join('');
}
