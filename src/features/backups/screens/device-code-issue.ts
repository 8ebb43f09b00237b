// What is wrong with the device code, or that it is missing, is said at its field.
import type { Answer } from '../../../kernel/operation';

const ABOUT_DEVICE: readonly string[] = [
  'vault.device-secret-needed',
  'vault.device-secret-wrong',
  'vault.recovery-length-wrong',
  'vault.recovery-group-wrong',
];

export function atDeviceCode<Value, Code extends string>(
  answer: Answer<Value, Code>,
): Answer<Value, Code> {
  if (answer.kind !== 'refused' || !ABOUT_DEVICE.includes(answer.refusal.code)) return answer;
  return { kind: 'invalid', issues: [{ path: 'deviceCode', ...answer.refusal }] };
}
