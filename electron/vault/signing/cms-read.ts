// Reads a signature envelope that may be hostile. Only the form of cms.ts passes; everything else gets a code.
import { ok, type Result, refuse } from '../../../src/kernel/result';
import { certificateParts } from './certificate';
import { type Envelope, OIDS, type SignedFacts, writeEnvelope } from './cms';
import { type DerNode, readDer, sameBytes } from './der';

export type EnvelopeCode =
  | 'verify.signature-form'
  | 'verify.certificate-count'
  | 'verify.unsigned-attributes'
  | 'verify.algorithm';

/** Reads a whole envelope (no byte before or after it). Never throws. */
export function readEnvelope(bytes: Uint8Array): Result<Envelope, EnvelopeCode> {
  const signedData = signedDataOf(bytes);
  if (signedData === undefined) return refuse('verify.signature-form');
  const [, digests, , certificates, infos] = signedData.children;
  const info = infos?.children[0];
  if (infos?.tag !== 0x31 || infos.children.length !== 1 || info?.tag !== 0x30) {
    return refuse('verify.signature-form');
  }
  const certificate = certificates?.children[0];
  if (
    certificates?.tag !== 0xa0 ||
    certificates.children.length !== 1 ||
    certificate === undefined
  ) {
    return refuse('verify.certificate-count');
  }
  if (info.children.some((child) => child.tag === 0xa1))
    return refuse('verify.unsigned-attributes');
  if (!usesAllowedAlgorithms(digests, info)) return refuse('verify.algorithm');
  return asWritten(bytes, certificate.raw, info);
}

function asWritten(
  bytes: Uint8Array,
  certificate: Uint8Array,
  info: DerNode,
): Result<Envelope, EnvelopeCode> {
  const facts = factsOf(info.children[3]);
  const signature = info.children[5];
  if (facts === undefined || signature?.tag !== 0x04) return refuse('verify.signature-form');
  if (certificateParts(certificate) === undefined) return refuse('verify.signature-form');
  const envelope = { facts, certificate, signature: signature.content };
  return sameBytes(writeEnvelope(envelope), bytes) ? ok(envelope) : refuse('verify.signature-form');
}

function signedDataOf(bytes: Uint8Array): DerNode | undefined {
  const [type, wrapper] = readDer(bytes)?.children ?? [];
  if (type === undefined || !sameBytes(type.raw, OIDS.signedData)) return undefined;
  return wrapper?.tag === 0xa0 && wrapper.children.length === 1 ? wrapper.children[0] : undefined;
}

function usesAllowedAlgorithms(digests: DerNode | undefined, info: DerNode): boolean {
  return (
    digests?.children.length === 1 &&
    isAlgorithm(digests.children[0], OIDS.sha256) &&
    isAlgorithm(info.children[2], OIDS.sha256) &&
    isAlgorithm(info.children[4], OIDS.ecdsaSha256)
  );
}

function isAlgorithm(node: DerNode | undefined, wanted: Uint8Array): boolean {
  const id = node?.children[0];
  return id !== undefined && sameBytes(id.raw, wanted);
}

function factsOf(attributes: DerNode | undefined): SignedFacts | undefined {
  if (attributes?.tag !== 0xa0) return undefined;
  const contentHash = attributeValue(attributes, OIDS.messageDigest);
  const certificates = attributeValue(attributes, OIDS.signingCertificateV2);
  const certificateHash = certificates?.children[0]?.children[0]?.children[0];
  if (!isHash(contentHash) || !isHash(certificateHash)) return undefined;
  const hashes = { contentHash: contentHash.content, certificateHash: certificateHash.content };
  const time = attributeValue(attributes, OIDS.signingTime);
  if (time === undefined) return hashes;
  const signedAt =
    time.tag === 0x17 ? timeOf(Buffer.from(time.content).toString('latin1')) : undefined;
  return signedAt === undefined ? undefined : { ...hashes, signedAt };
}

function attributeValue(attributes: DerNode, type: Uint8Array): DerNode | undefined {
  const attribute = attributes.children.find((node) => {
    const id = node.children[0];
    return id !== undefined && sameBytes(id.raw, type);
  });
  return attribute?.children[1]?.children[0];
}

function isHash(node: DerNode | undefined): node is DerNode {
  return node?.tag === 0x04 && node.content.length === 32;
}

function timeOf(text: string): Date | undefined {
  if (!/^\d{12}Z$/.test(text)) return undefined;
  const century = Number(text.slice(0, 2)) < 50 ? '20' : '19';
  return instantOf(`${century}${text.slice(0, 12)}`);
}

/** The instant written as fourteen digits, YYYYMMDDHHMMSS in UTC; undefined where there is no such time. */
export function instantOf(digits: string): Date | undefined {
  const iso = digits.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6.000Z');
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) || at.toISOString() !== iso ? undefined : at;
}
