// The mark of the house: a wing sheltering a dot. The same drawing as resources/icons/kanaf.svg, in the page's own colours.

/** Always beside the name in words, so silent for ears. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" focusable="false" aria-hidden="true">
      <rect className="mark-ground" width="32" height="32" rx="8" />
      <path
        className="mark-wing"
        d="M5.5 26V19.5C5.500 11.500 12 6 20.500 6H26.500C26.500 10.300 23.800 13.200 19.800 13.600H18.500C14 13.600 11 16.700 11 21V26Z"
      />
      <circle className="mark-dot" cx="19.5" cy="21.5" r="4" />
    </svg>
  );
}
