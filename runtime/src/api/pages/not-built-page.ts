/** Shown where the pages should be, until they are built. */
export const NOT_BUILT_PAGE = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>诊改 Zhengai</title></head>
<body style="font:16px/1.7 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif;max-width:40em;margin:10vh auto;padding:0 1.5em;color:#1f2328">
<h1 style="font-size:1.4em">服务已启动,页面还没有构建</h1>
<p>请在项目文件夹里运行 <code>npm run build</code>,完成后刷新本页。接口文档在 <a href="/api/docs">/api/docs</a>。</p>
<h2 style="font-size:1.1em" lang="en">The server runs; its pages are not built yet</h2>
<p lang="en">Run <code>npm run build</code> in the project's folder, then reload this page. The API is described at <a href="/api/docs">/api/docs</a>.</p>
</body>
</html>
`;
