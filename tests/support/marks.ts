// What would run if a name were ever taken for more than text.
const MARKUP = "<img/src=x/onerror=document.title='ran'>";
const SCRIPT = "<script>document.title='ran'</script>";
const ADDRESS = "javascript:document.title='ran'";
const TEMPLATE = "{{document.title='ran'}}$t(app:lock)${document.title='ran'}";

/** Without blanks: each may be one of the four parts of a name. */
export const MARKS = [MARKUP, SCRIPT, ADDRESS, TEMPLATE] as const;
