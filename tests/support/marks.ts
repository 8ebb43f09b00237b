// What would run if a name were ever taken for more than text.
const MARKUP = '<img/src=x/onerror=window.ran=1>';
const SCRIPT = '<script>window.ran=1</script>';
const ADDRESS = 'javascript:window.ran=1';
const TEMPLATE = '{{window.ran=1}}$t(app:lock)${window.ran=1}';

/** Without blanks: each may be one of the four parts of a name. */
export const MARKS = [MARKUP, SCRIPT, ADDRESS, TEMPLATE] as const;
