// Sentences of invented care plans and session notes, in the plain Arabic that a shelter writes.
import type { Domain } from '../care-plans/index';

export interface GoalPattern {
  readonly title: string;
  readonly ownWords: string;
  readonly expected: string;
  readonly more: string;
  readonly task: string;
}

export interface NeedPattern {
  readonly domain: Domain;
  readonly description: string;
  readonly goal: GoalPattern;
}

export const NEED_PATTERNS: readonly [NeedPattern, ...NeedPattern[]] = [
  {
    domain: 'safety',
    description: 'خوف من أن يعرف صاحب العمل السابق المكان.',
    goal: {
      title: 'خطة أمان شخصية مكتوبة ومفهومة',
      ownWords: 'أريد أن أنام دون أن أقفل الباب مرتين.',
      expected: 'تعرف ثلاثة أشخاص تتصل بهم وخطوات الخروج الآمن',
      more: 'تخرج في مشاوير قصيرة مع مرافقة',
      task: 'جلسة لإعداد خطة الأمان',
    },
  },
  {
    domain: 'mental-health',
    description: 'نوم متقطع وكوابيس وشعور دائم بالتعب.',
    goal: {
      title: 'نوم أهدأ وتعب أقل',
      ownWords: 'أريد ليلة كاملة بلا كوابيس.',
      expected: 'تنام ست ساعات في أكثر ليالي الأسبوع',
      more: 'تنام سبع ساعات وتصحو مرتاحة',
      task: 'حجز جلسة أسبوعية مع الأخصائية النفسية',
    },
  },
  {
    domain: 'legal-status',
    description: 'جواز السفر محجوز لدى صاحب العمل السابق، والإقامة منتهية.',
    goal: {
      title: 'استعادة الأوراق الثبوتية',
      ownWords: 'أريد أن أمسك جوازي بيدي.',
      expected: 'وثيقة سفر أو جواز جديد لدى صاحبته',
      more: 'وضع إقامة قانوني سارٍ',
      task: 'مخاطبة السفارة بطلب وثيقة بديلة',
    },
  },
  {
    domain: 'physical-health',
    description: 'ألم في الظهر من حمل الأثقال، ولم يُفحص من قبل.',
    goal: {
      title: 'فحص طبي ومتابعة',
      ownWords: 'ظهري يوجعني منذ شهور.',
      expected: 'فحص كامل وخطة علاج تتبعها',
      more: 'انتهاء الألم أو القدرة على التعايش معه',
      task: 'موعد في العيادة مع ترجمة',
    },
  },
  {
    domain: 'work',
    description: 'ترغب في عمل يعينها على الاستقلال ولا خبرة لها بحقوقها.',
    goal: {
      title: 'مهارة تكسب منها',
      ownWords: 'أحب الخياطة وأريد أن أتقنها.',
      expected: 'تُكمل دورة تدريب مدتها ستة أسابيع',
      more: 'تبدأ عملًا بعقد مكتوب',
      task: 'التسجيل في دورة التدريب',
    },
  },
  {
    domain: 'family',
    description: 'لا اتصال بالأهل منذ أكثر من سنة.',
    goal: {
      title: 'اتصال آمن بالأهل',
      ownWords: 'أريد أن أسمع صوت أمي.',
      expected: 'مكالمة آمنة كل أسبوعين',
      more: 'اتفاق مع الأهل على خطوة العودة',
      task: 'تقدير المخاطر قبل أول مكالمة',
    },
  },
  {
    domain: 'education',
    description: 'انقطعت عن المدرسة قبل سنتين.',
    goal: {
      title: 'العودة إلى التعلم',
      ownWords: 'أريد أن أقرأ وحدي.',
      expected: 'تحضر ثلاثة دروس كل أسبوع',
      more: 'تجتاز اختبار المستوى',
      task: 'لقاء مع معلمة محو الأمية',
    },
  },
  {
    domain: 'participation',
    description: 'تبقى في غرفتها أكثر اليوم.',
    goal: {
      title: 'مشاركة في حياة الدار',
      ownWords: 'أحب أن أطبخ مع الأخريات.',
      expected: 'تشارك في نشاطين كل أسبوع',
      more: 'تقترح نشاطًا وتقوده',
      task: 'دعوتها إلى مجموعة الطبخ',
    },
  },
];

export const REVIEW_NOTES: readonly [string, ...string[]] = [
  'تقدم واضح، واتُّفق على الاستمرار.',
  'تقدم بطيء، وعُدّلت المهام مع صاحبة الشأن.',
  'الهدف تحقق كما كُتب، وتقول إنها أقوى من قبل.',
  'أسبوع صعب بعد مكالمة من الخارج، وبقيت الخطة كما هي.',
];

export const SESSION_NOTES: readonly [string, ...string[]] = [
  'تحدثت عن يومها في الدار، وبدأنا تمارين تنفس قصيرة. لا خطر ظاهر.',
  'استعادت ذكرى مؤلمة ثم هدأت. اتفقنا على كلمة تقولها حين تريد التوقف.',
  'نوم أفضل هذا الأسبوع. راجعنا ما يساعدها في الليل.',
  'جلسة عن العلاقات الآمنة والحدود. طلبت أن نكمل الموضوع نفسه.',
  'كانت متعبة فاكتفينا بجلسة قصيرة، وموعدنا باقٍ.',
];
