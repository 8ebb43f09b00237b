// The first code of the window: text never becomes markup or script. Only the empty string may pass.

interface PolicyMaker {
  createPolicy(
    name: string,
    rules: { createHTML: (text: string) => string; createScript: (text: string) => string },
  ): unknown;
}

function onlyNothing(text: string): string {
  if (text === '') return text;
  throw new TypeError('markup from text is not allowed');
}

const maker = (globalThis as { trustedTypes?: PolicyMaker }).trustedTypes;
maker?.createPolicy('default', { createHTML: onlyNothing, createScript: onlyNothing });
