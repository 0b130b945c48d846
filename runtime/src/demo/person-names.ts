import { pick } from './noise.js';

const SURNAMES = [
  ...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘蔡蒋余于杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];
const GIVEN = {
  female: [...'晓雨欣怡思静雅婷慧敏丽娜芳颖洁琳璐蕾悦佳梦莹瑶倩雪妍彤宁文'],
  male: [...'伟强磊军洋勇杰涛超明刚平辉鹏华飞浩宇轩博文俊峰凯斌健志远航毅'],
} as const;

const NAME = { surname: 901, first: 902, second: 903 };

/** A made-up name; the same person always has the same one, different people may share one. */
export function personName(topic: number, index: number, gender: 'female' | 'male'): string {
  const surname = pick(SURNAMES, NAME.surname + topic, index);
  const first = pick(GIVEN[gender], NAME.first + topic, index);
  const second = pick([...GIVEN[gender], ''], NAME.second + topic, index);
  return surname + first + (second === first ? '' : second);
}
