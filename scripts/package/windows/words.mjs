// What the Windows installers say, in both languages. Nothing here is said by the app.

/** `NAME: { ar, en }`; `{version}` is filled in. The names are those of the installer's script. */
const SAID = {
  PRODUCT: { ar: 'كنف', en: 'Kanaf' },
  OPEN: {
    ar: 'كنف مفتوح على هذا الحاسوب. يُقفل ويُغلق أولًا ثم يُعاد ما كان يُعمل. لم يتغيّر شيء.',
    en: 'Kanaf is open on this computer. Lock it and close it, then try again. Nothing was changed.',
  },
  FOR_EVERYONE: {
    ar: 'كنف مثبَّت على هذا الحاسوب لجميع الحسابات، ولا يُثبَّت معه لحساب وحده. لم يتغيّر شيء.',
    en: 'Kanaf is installed on this computer for everyone, and is not installed for one account beside it. Nothing was changed.',
  },
  OTHER_WAY: {
    ar: 'ثُبِّت كنف بالملف الآخر (‎.msi أو ‎.exe). يُحدَّث بالطريقة نفسها أو يُزال أولًا. لم يتغيّر شيء.',
    en: 'Kanaf was installed with the other kind of file (.msi or .exe). Update it the same way, or remove it first. Nothing was changed.',
  },
  NEWER: {
    ar: 'المثبَّت إصدار أحدث من هذا. للرجوع يُزال المثبَّت أولًا، والخزنة تبقى مكانها. لم يتغيّر شيء.',
    en: 'A newer version than this one is installed. To go back remove that first; the vault stays where it is. Nothing was changed.',
  },
  FOREIGN: {
    ar: 'في مجلد البرنامج شيء ليس من كنف. يُنقل إلى مكان آخر ثم يُعاد التثبيت. لم يتغيّر شيء. الموجود:',
    en: 'The folder of the program holds something that is not of Kanaf. Move it elsewhere, then install again. Nothing was changed. It is:',
  },
  FAILED: {
    ar: 'لم تُكتب ملفات البرنامج كلها، فقد يكون القرص ممتلئًا. بقي ما كان مثبَّتًا كما هو.',
    en: 'The files of the program could not all be written; the disk may be full. What was installed before is as it was.',
  },
  INSTALL: { ar: 'تثبيت', en: 'Install' },
  WELCOME: { ar: 'تثبيت كنف {version}', en: 'Install Kanaf {version}' },
  VERSION: {
    ar: 'رقم هذا الإصدار ({version}) يبدأ بصفر: قد تتغيّر صيغة الخزنة والنسخ الاحتياطية والملخصات الموقَّعة قبل الإصدار 1.0، ولم تراجع أمانَه جهة مستقلة. يُجرَّب بأشخاص من نسج الخيال، ولا تُحفظ فيه سجلات أناس حقيقيين.',
    en: 'This version ({version}) begins with 0: the formats of the vault, of backups and of signed summaries may still change before 1.0, and nobody independent has reviewed its security. Try it with invented people, and keep no real people’s records in it.',
  },
  FROM_ONE: { ar: 'كنف، الإصدار {version}.', en: 'Kanaf, version {version}.' },
  TOUCHES: {
    ar: 'لا يتصل التثبيت بشيء، ولا يمسّ خزنة ولا نسخة احتياطية، ويُبقي الإصدار السابق بجانب الجديد. يُتحقَّق من مجلد الإصدار قبل التثبيت كما في VERIFY.txt.',
    en: 'Installing connects to nothing, touches no vault and no backup, and keeps the version before beside the new one. Check the release folder before you install, as VERIFY.txt says.',
  },
  DONE: { ar: 'ثُبِّت كنف {version}', en: 'Kanaf {version} is installed' },
  OPEN_IT: {
    ar: 'يُفتح من قائمة ابدأ. وإن كان قبله إصدار آخر فقد بقي بجانبه باسم Kanaf.before للرجوع إليه.',
    en: 'Open it from the Start menu. A version that was there before is kept beside it as Kanaf.before, to go back to.',
  },
  STAYS: {
    ar: 'تذهب ملفات البرنامج والإصدار السابق. أما الخزنة والنسخ الاحتياطية وملفات الحسابات فتبقى حيث هي، وتُفتح بعد تثبيت جديد.',
    en: 'The files of the program and the version before go. Vaults, backups and the accounts’ own files stay where they are and open after a new installation.',
  },
};

/** `[{ name, ar, en }]`; VERSION says what a 0 before the first dot means, as long as it stands there. */
export function installerWords(version) {
  const fill = (text) => text.replaceAll('{version}', version);
  const { FROM_ONE, ...said } = SAID;
  const words = version.startsWith('0.') ? said : { ...said, VERSION: FROM_ONE };
  return Object.entries(words).map(([name, { ar, en }]) => ({
    name,
    ar: fill(ar),
    en: fill(en),
  }));
}

/** One sentence in both languages, for what has no language of its own. */
export const inBoth = (name) => `${SAID[name].ar} ${SAID[name].en}`;
