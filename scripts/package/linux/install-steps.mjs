// What the packages do before and after their files change. An open vault is never pulled away from under a worker; the
// version before stays beside the new one until that has opened a vault; vaults and profiles of people are never touched.
import { HOME } from './installed-tree.mjs';

const BEFORE = `${HOME}.before`;

/** Refuses while anybody has Kanaf open, whoever that is: their vault may be open in it. */
const NOBODY_WORKS = `for program in /proc/[0-9]*/exe; do
  if [ "$(readlink "$program" 2>/dev/null)" = "${HOME}/kanaf" ]; then
    echo "Kanaf is open on this computer. Lock it and close it, then install again. Nothing was changed." >&2
    echo "كنف مفتوح على هذا الحاسوب. يُقفل ويُغلق أولًا ثم يُعاد التثبيت. لم يتغيّر شيء." >&2
    exit 1
  fi
done
`;

const START = '#!/bin/sh\nset -e\n';

export const BEFORE_INSTALL = `${START}${NOBODY_WORKS}
if [ -x ${HOME}/kanaf ]; then
  rm -rf ${BEFORE}
  cp -a ${HOME} ${BEFORE}
fi
`;

export const BEFORE_REMOVAL = `${START}${NOBODY_WORKS}`;

export const AFTER_REMOVAL = `${START}case "$1" in
  remove|purge) rm -rf ${BEFORE} ;;
esac
`;

/** An upgrade runs these of the older package too; only the last removal has the figure 0. */
export const BEFORE_REMOVAL_RPM = `if [ "$1" = 0 ]; then
${NOBODY_WORKS}fi
`;
export const AFTER_REMOVAL_RPM = `if [ "$1" = 0 ]; then rm -rf ${BEFORE}; fi
`;
