// What the packages do before and after their files change. An open vault is never pulled away from under a worker; the
// version before stays beside the new one; vaults and profiles of people are never touched. What is refused is refused before
// anything is changed, with a sentence in both languages.
import { HOME } from './installed-tree.mjs';

const BEFORE = `${HOME}.before`;
/** The version that was left when somebody went back. */
const LEFT = `${HOME}.new`;
const COPYING = `${HOME}.copying`;

const START = '#!/bin/sh\nset -e\n';

/** Refuses while anybody has Kanaf open, whoever that is: their vault may be open in it. */
const nobodyWorks = (again) => `for program in /proc/[0-9]*/exe; do
  case "$(readlink "$program" 2>/dev/null)" in
    ${HOME}/kanaf|"${HOME}/kanaf (deleted)")
      echo "Kanaf is open on this computer. Lock it and close it, then ${again.en}. Nothing was changed." >&2
      echo "كنف مفتوح على هذا الحاسوب. يُقفل ويُغلق أولًا ثم ${again.ar}. لم يتغيّر شيء." >&2
      exit 1 ;;
  esac
done
`;
const INSTALL_AGAIN = { en: 'install again', ar: 'يُعاد التثبيت' };
const NOBODY_WORKS = nobodyWorks(INSTALL_AGAIN);

/** What is to be installed, and the copy of what is; what lies in the former copy comes free. */
const roomFor = (kilobytes) => `kilobytes() {
  if [ -d "$1" ]; then du -sk "$1" | cut -f1; else echo 0; fi
}
place=/opt
[ -d "$place" ] || place=/
free=$(df -Pk "$place" | tail -n 1 | awk '{ print $4 }')
needed=${kilobytes}
if [ "$keep" = 1 ]; then needed=$((needed + $(kilobytes ${HOME}) - $(kilobytes ${BEFORE}))); fi
if [ "$free" -lt "$needed" ]; then
  missing=$(((needed - free + 1023) / 1024))
  echo "Not enough room on the disk of $place: $missing MB are missing. Make room, then install again. Nothing was changed." >&2
  echo "لا يكفي القرص الذي عليه $place: ينقصه $missing م.ب. تُفرَّغ مساحة ثم يُعاد التثبيت. لم يتغيّر شيء." >&2
  exit 1
fi
`;

/** The version before is one that was another: installing the same once more keeps it. */
const KEEP_BEFORE = `if [ "$keep" = 1 ]; then
  rm -rf ${BEFORE} ${COPYING}
  if ! cp -a ${HOME} ${COPYING}; then
    rm -rf ${COPYING}
    echo "The version before could not be kept, so nothing was installed. The installed version is as it was." >&2
    echo "تعذّر حفظ الإصدار السابق فلم يُثبَّت شيء. الإصدار المثبَّت على حاله." >&2
    exit 1
  fi
  mv -T ${COPYING} ${BEFORE}
fi
`;

const versionIn = (folder) =>
  `$(sed -n '1s/^# kanaf \\([^ ]*\\) .*/\\1/p' ${folder}/resources/files.sha256 2>/dev/null || true)`;

/** `kilobytes`: how much is installed. */
export function beforeInstall({ version, kilobytes }) {
  return `${START}${NOBODY_WORKS}
keep=0
if [ -x ${HOME}/kanaf ]; then
  keep=1
  if [ "${versionIn(HOME)}" = "${version}" ] && [ -x ${BEFORE}/kanaf ]; then keep=0; fi
fi
${roomFor(kilobytes)}${KEEP_BEFORE}`;
}

/** Whoever had gone back had files there that the system's list of packages does not know of. */
export const AFTER_INSTALL = `${START}if [ -d ${LEFT} ]; then
  cd ${HOME}
  find . ! -type d | sed 's,^\\./,,' | while read -r name; do
    case "$name" in resources/files.sha256|resources/files.sha256.sig) continue ;; esac
    grep -q "^[0-9a-f]\\{64\\}  $name\\$" resources/files.sha256 || rm -f "$name"
  done
  rm -rf ${LEFT}
fi
`;

export const BEFORE_REMOVAL = `${START}${NOBODY_WORKS}`;

const REMOVE_ALL = `rm -rf ${HOME} ${BEFORE} ${LEFT} ${COPYING}`;

export const AFTER_REMOVAL = `${START}case "$1" in
  remove|purge) ${REMOVE_ALL} ;;
esac
`;

/** An upgrade runs these of the older package too; only the last removal has the figure 0. */
export const BEFORE_REMOVAL_RPM = `if [ "$1" = 0 ]; then
${NOBODY_WORKS}fi
`;
export const AFTER_REMOVAL_RPM = `if [ "$1" = 0 ]; then ${REMOVE_ALL}; fi
`;

/** `kanaf-go-back`: the version before takes its place again, whole or not at all. */
export const GO_BACK = `${START}# Puts the version of Kanaf before the last update back into its place. Vaults are not touched.
if [ "$(id -u)" != 0 ]; then
  echo "This needs the rights of an administrator: sudo kanaf-go-back. Nothing was changed." >&2
  echo "يحتاج هذا إلى صلاحيات المسؤول: sudo kanaf-go-back. لم يتغيّر شيء." >&2
  exit 1
fi
${nobodyWorks({ en: 'go back again', ar: 'يُعاد الرجوع' })}
if [ ! -x ${BEFORE}/kanaf ]; then
  echo "No version before lies on this computer. Nothing was changed." >&2
  echo "لا يوجد إصدار سابق على هذا الحاسوب. لم يتغيّر شيء." >&2
  exit 1
fi
rm -rf ${LEFT}
mv -T ${HOME} ${LEFT}
if ! mv -T ${BEFORE} ${HOME}; then
  mv -T ${LEFT} ${HOME}
  exit 1
fi
echo "Kanaf ${versionIn(HOME)} is in its place again. No vault was touched."
echo "عاد كنف ${versionIn(HOME)} إلى مكانه. لم تُمَسّ أي خزنة."
`;
