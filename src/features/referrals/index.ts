// Front door of the referrals of a file.
export { referral } from './referral';
