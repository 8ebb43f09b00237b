// From signed words to a signed paper: the document is printed, the payload attached, the whole signed.
import { readPayload } from '../../../src/features/summaries/index';
import { sha256 } from '../keys/suite';
import type { Outside } from '../platform/process-environment';
import { attachJson } from '../signing/attach';
import type { SigningIdentity } from '../signing/certificate';
import { signPdf } from '../signing/pades';
import { fontsCss } from '../print/fonts';
import { printed } from '../print/printed';
import type { PrintStyle } from '../print/print-words';
import { summaryDocument } from '../print/summary-document';

export interface PrintedSummaryRequest {
  readonly payload: Uint8Array;
  readonly style: PrintStyle;
  readonly outside: Outside;
  readonly identity: () => SigningIdentity;
}

/** Undefined when nothing here can print; throws when the payload is not one of ours. */
export async function printedSummary(
  request: PrintedSummaryRequest,
): Promise<Uint8Array | undefined> {
  const read = readPayload(request.payload);
  if (!read.ok) throw new Error(`the payload is not well formed: ${read.refusal.code}`);
  const page = summaryDocument({
    payload: read.value,
    payloadSha256: sha256(request.payload).toString('hex'),
    style: request.style,
    fontsCss: fontsCss(),
  });
  const pdf = await printed((html) => request.outside.print(html), page);
  if (pdf === undefined) return undefined;
  const at = new Date(read.value.issue.generatedAt);
  const whole = await attachJson(pdf, request.payload, at);
  return signPdf(whole, request.identity(), at);
}
