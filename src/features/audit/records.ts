// Reading and checking the trail; nothing here can write to it.
import type { AuditLine, AuditVerdict } from './contract';

export interface AuditRead {
  size(): number;
  newest(before: number, limit: number): readonly AuditLine[];
  verify(): AuditVerdict;
}
