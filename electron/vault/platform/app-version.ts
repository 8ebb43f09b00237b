// The version that every signed summary names; a test holds it equal to package.json.
export const APP_VERSION = '0.1.0';
