// Who belongs together: a mother and the children she came with. Each has a file of their own; the link stands on both.
import {
  codeColumn,
  idColumn,
  instantColumn,
  residentColumn,
  staffColumn,
  table,
} from '../../kernel/columns';
import type { Id, ResidentId } from '../../kernel/ids';

export type FileLinkId = Id<'file-link'>;

export const LINK_KINDS = ['mother-of'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** `residentId` is the mother of `otherId`. */
export const FILE_LINKS = table('file_links', {
  id: idColumn<'file-link'>(),
  kind: codeColumn(LINK_KINDS),
  residentId: residentColumn(),
  otherId: residentColumn(),
  recordedAt: instantColumn(),
  staffId: staffColumn(),
});

/** Whom a file is linked with: as whose mother, as whose child, or by the same mother. */
export const TOGETHER_AS = ['mother', 'child', 'sibling'] as const;
export type TogetherAs = (typeof TOGETHER_AS)[number];

export interface Together {
  readonly id: ResidentId;
  /** What the other one is to the person whose file is open. */
  readonly as: TogetherAs;
}

interface Link {
  readonly residentId: ResidentId;
  readonly otherId: ResidentId;
}

/** The mother first, then children, then the other children of the same mother. */
export function togetherWith(
  id: ResidentId,
  linksOf: (id: ResidentId) => readonly Link[],
): readonly Together[] {
  const own = linksOf(id);
  const mothers = own.filter((link) => link.otherId === id).map((link) => link.residentId);
  const children = own.filter((link) => link.residentId === id).map((link) => link.otherId);
  const siblings = mothers
    .flatMap((mother) => linksOf(mother))
    .filter((link) => mothers.includes(link.residentId) && link.otherId !== id)
    .map((link) => link.otherId);
  return [
    ...mothers.map((one) => ({ id: one, as: 'mother' as const })),
    ...children.map((one) => ({ id: one, as: 'child' as const })),
    ...siblings.map((one) => ({ id: one, as: 'sibling' as const })),
  ];
}
