/** What the fictional college consists of. Names of programmes are those in use in China; everything else is made up. */

export const COLLEGE = {
  code: 'demo-college',
  name: { zh: '示范工业职业学院（虚构）', en: 'Demo Polytechnic College (fictional)' },
  category: 'engineering',
} as const;

export type Field =
  'manufacturing' | 'energy' | 'information' | 'transport' | 'construction' | 'chemistry' | 'business';

export interface FacultyPlan {
  readonly code: string;
  readonly name: string;
  readonly programmes: readonly (readonly [name: string, field: Field])[];
  /** Subjects its courses are about. */
  readonly topics: readonly string[];
}

export const FACULTIES: readonly FacultyPlan[] = [
  {
    code: 'X01',
    name: '智能制造学院',
    programmes: [
      ['机械设计与制造', 'manufacturing'],
      ['数控技术', 'manufacturing'],
      ['模具设计与制造', 'manufacturing'],
      ['机械制造及自动化', 'manufacturing'],
      ['工业设计', 'manufacturing'],
      ['数字化设计与制造技术', 'manufacturing'],
      ['增材制造技术', 'manufacturing'],
      ['智能制造装备技术', 'manufacturing'],
    ],
    topics: [
      '机械制图',
      '工程力学',
      '机械设计基础',
      '公差配合与测量',
      '金属材料与热处理',
      '液压与气动',
      '数控编程',
      '机床夹具',
      '逆向工程',
      '三维建模',
      '制造工艺',
      '设备维护',
    ],
  },
  {
    code: 'X02',
    name: '电气与自动化学院',
    programmes: [
      ['机电一体化技术', 'manufacturing'],
      ['电气自动化技术', 'manufacturing'],
      ['工业机器人技术', 'manufacturing'],
      ['智能控制技术', 'manufacturing'],
      ['电力系统自动化技术', 'energy'],
      ['光伏工程技术', 'energy'],
      ['工业过程自动化技术', 'manufacturing'],
    ],
    topics: [
      '电工技术',
      '电子技术',
      '电机与拖动',
      '传感器应用',
      '可编程控制器',
      '单片机应用',
      '工业网络',
      '变频调速',
      '供配电技术',
      '自动控制原理',
      '机器人编程',
      '过程仪表',
    ],
  },
  {
    code: 'X03',
    name: '信息工程学院',
    programmes: [
      ['计算机应用技术', 'information'],
      ['计算机网络技术', 'information'],
      ['软件技术', 'information'],
      ['大数据技术', 'information'],
      ['物联网应用技术', 'information'],
      ['云计算技术应用', 'information'],
      ['人工智能技术应用', 'information'],
      ['信息安全技术应用', 'information'],
    ],
    topics: [
      '程序设计基础',
      '数据结构',
      '数据库应用',
      '网络基础',
      '操作系统',
      '网页前端开发',
      '面向对象程序设计',
      '移动应用开发',
      '数据分析',
      '系统运维',
      '信息安全基础',
      '软件测试',
    ],
  },
  {
    code: 'X04',
    name: '汽车与交通学院',
    programmes: [
      ['汽车制造与试验技术', 'transport'],
      ['新能源汽车技术', 'transport'],
      ['智能网联汽车技术', 'transport'],
      ['汽车检测与维修技术', 'transport'],
      ['汽车技术服务与营销', 'transport'],
      ['城市轨道交通机电技术', 'transport'],
    ],
    topics: [
      '汽车构造',
      '汽车电气',
      '发动机检修',
      '底盘检修',
      '动力电池技术',
      '驱动电机技术',
      '车载网络',
      '汽车性能检测',
      '智能驾驶基础',
      '汽车保险与理赔',
      '轨道车辆构造',
      '维修接待',
    ],
  },
  {
    code: 'X05',
    name: '建筑与化工学院',
    programmes: [
      ['建筑工程技术', 'construction'],
      ['工程造价', 'construction'],
      ['建设工程管理', 'construction'],
      ['建筑室内设计', 'construction'],
      ['应用化工技术', 'chemistry'],
      ['分析检验技术', 'chemistry'],
    ],
    topics: [
      '工程制图',
      '工程测量',
      '建筑材料',
      '建筑结构',
      '工程计量与计价',
      '施工组织',
      '信息模型应用',
      '无机化学',
      '有机化学',
      '化工单元操作',
      '仪器分析',
      '安全与环保',
    ],
  },
  {
    code: 'X06',
    name: '经济管理与通识教育学院',
    programmes: [
      ['大数据与会计', 'business'],
      ['电子商务', 'business'],
      ['市场营销', 'business'],
      ['现代物流管理', 'business'],
      ['工商企业管理', 'business'],
    ],
    topics: [
      '经济学基础',
      '管理学基础',
      '基础会计',
      '财务管理',
      '税法实务',
      '市场调查',
      '网店运营',
      '直播营销',
      '仓储管理',
      '供应链管理',
      '商务谈判',
      '企业模拟经营',
    ],
  },
];

/** Kinds of course that a programme builds from its faculty's topics: each topic is taught and then trained. */
export const COURSES_OF_PROGRAMME = 24;

export const PUBLIC_COURSES = [
  '思想道德与法治',
  '毛泽东思想和中国特色社会主义理论体系概论',
  '形势与政策',
  '军事理论',
  '大学语文',
  '应用文写作',
  '高等数学（一）',
  '高等数学（二）',
  '线性代数',
  '概率统计',
  '大学英语（一）',
  '大学英语（二）',
  '职业英语',
  '日语入门',
  '体育（一）',
  '体育（二）',
  '体育（三）',
  '信息技术',
  '人工智能通识',
  '职业生涯规划',
  '就业指导',
  '创新创业基础',
  '心理健康教育',
  '劳动教育',
  '艺术鉴赏',
  '音乐欣赏',
  '书法',
  '中华优秀传统文化',
  '国家安全教育',
  '安全教育',
  '工匠精神',
  '沟通与表达',
  '社会责任',
  '环境保护',
  '经济与生活',
  '法律基础',
  '摄影基础',
  '统计与生活',
  '逻辑与思维',
  '项目管理入门',
] as const;

export const OFFICES = [
  ['C01', '党政办公室'],
  ['C02', '质量管理办公室'],
  ['C03', '教务处'],
  ['C04', '人事处'],
  ['C05', '学生工作处'],
  ['C06', '招生就业处'],
  ['C07', '财务处'],
  ['C08', '科研与社会服务处'],
  ['C09', '资产与后勤管理处'],
  ['C10', '图书与信息中心'],
  ['C11', '安全保卫处'],
  ['C12', '校企合作处'],
] as const;

/** Programme groups lie across the faculties. */
export const PROGRAMME_GROUPS = [
  { code: 'Q1', name: '智能制造装备专业群', programmes: ['Z01', 'Z02', 'Z06', 'Z08', 'Z09', 'Z11', 'Z12'] },
  { code: 'Q2', name: '工业互联网与人工智能专业群', programmes: ['Z10', 'Z17', 'Z19', 'Z20', 'Z21', 'Z22'] },
  { code: 'Q3', name: '新能源汽车专业群', programmes: ['Z13', 'Z24', 'Z25', 'Z26', 'Z28', 'Z38'] },
] as const;

export const TEACHERS = {
  /** Those employed in the running semester. */
  now: 450,
  /** Of these the last came one by one since 2022. */
  joined: 20,
  /** Others, who have left since. */
  left: 12,
} as const;
