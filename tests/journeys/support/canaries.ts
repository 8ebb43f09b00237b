// Invented words that occur nowhere else: wherever one is found later, a record has left its place.

/** Written by the vault's own code before the app starts: the app only shows them. */
export const KEPT = { latin: 'Zorquellithambrevox', arabic: 'قنزرغوشيمبلادهر' };
/** Typed by the worker. */
export const TYPED = { latin: 'Vexumbrolkantiques', arabic: 'ضغثبوقةتمريناتكس' };
/** In a file that the worker imports. */
export const IMPORTED = { latin: 'Jyxaporthenimolures', arabic: 'ظلخبيرةنمولسكاري' };
