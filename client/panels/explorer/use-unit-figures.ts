import { useMemo } from 'react';
import {
  type BusinessFigures,
  businessFigures,
  type PartyFigures,
  partyFigures,
} from '../../../core/domain/unit-figures.ts';
import { selectUnits } from '../../store/units.ts';
import { useApp } from '../app-context.ts';

type UnitFigures = { readonly business: BusinessFigures; readonly party: PartyFigures | undefined };

/** What a unit holds by either tree; the whole district where none is named. */
export function useUnitFigures(code?: string): UnitFigures {
  const { business, party } = useApp(selectUnits);
  const district = useApp((state) => state.district);
  return useMemo(() => {
    const grids = district?.grids.features.map(({ properties }) => properties) ?? [];
    const organisation = district?.organisation;
    return {
      business: businessFigures(business, { grids, organisation }, code),
      party: party && organisation && partyFigures(party, organisation, code),
    };
  }, [business, party, district, code]);
}
