<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>App</name>
    <message>
        <source>Something went wrong in the program itself. Everything marked as saved is saved.</source>
        <translation>程序内部出错。凡显示“已保存”的内容均已保存。</translation>
    </message>
    <message>
        <source>The details are in {file}.</source>
        <translation>详情见 {file}。</translation>
    </message>
</context>
<context>
    <name>ArticlesView</name>
    <message>
        <source>Articles</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Articles · {count}</source>
        <translation>文章 · {count}</translation>
    </message>
    <message>
        <source>Drop here for a new article</source>
        <translation>拖到这里新建文章</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>通读</translation>
    </message>
    <message>
        <source>Skim</source>
        <translation>略读</translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message numerus="yes">
        <source>%n page(s) had theirs already</source>
        <translation>
            <numerusform>%n 个版面原已有</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) have a picture now</source>
        <translation>
            <numerusform>%n 个版面有了图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) have boxes now</source>
        <translation>
            <numerusform>%n 个版面有了字框</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source> ({shared} in both)</source>
        <translation>（两处均有“{shared}”）</translation>
    </message>
    <message numerus="yes">
        <source>%n more to check</source>
        <translation>
            <numerusform>另有 %n 处待核</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seams</source>
        <translation>
            <numerusform>%n 处衔接</numerusform>
        </translation>
    </message>
    <message>
        <source>Article {number}</source>
        <translation>第{number}篇</translation>
    </message>
    <message>
        <source>Click to fold; drag onto another card to merge</source>
        <translation>单击折叠，拖到另一张卡片上则并入该文章</translation>
    </message>
    <message>
        <source>Drag the fragment to another place or card</source>
        <translation>把片段拖到别处或另一张卡片</translation>
    </message>
    <message>
        <source>else {article}</source>
        <translation>否则 {article}</translation>
    </message>
    <message>
        <source>from page {page}, not linked</source>
        <translation>上接第{page}版，未关联</translation>
    </message>
    <message>
        <source>goes on on page {page}, not linked</source>
        <translation>下转第{page}版，未关联</translation>
    </message>
    <message>
        <source>jump line, not linked</source>
        <translation>转接行，未关联</translation>
    </message>
    <message>
        <source>no body</source>
        <translation>无正文</translation>
    </message>
    <message>
        <source>no headline</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>none</source>
        <translation>不属任何文章</translation>
    </message>
    <message>
        <source>stops mid-sentence</source>
        <translation>句子未完</translation>
    </message>
    <message>
        <source>that the {role} begins here: {margin}</source>
        <translation>{role}从此处开始：{margin}</translation>
    </message>
    <message>
        <source>that the {role} belongs here: {margin}</source>
        <translation>{role}归入本篇：{margin}</translation>
    </message>
    <message>
        <source>that this is an article: {margin}</source>
        <translation>自成一篇文章：{margin}</translation>
    </message>
    <message>
        <source>that this is {role}: {margin}</source>
        <translation>此处为{role}：{margin}</translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message numerus="yes">
        <source>Carried over whole: %n span(s)</source>
        <translation>
            <numerusform>完整沿用了 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Carried over: {whole} of {spans} spans whole, %n thing(s) flagged</source>
        <translation>
            <numerusform>已沿用：{spans} 处中有 {whole} 处完整，%n 处已标记</numerusform>
        </translation>
    </message>
    <message>
        <source>You have worked on another text of this page, {page}: what you said can be carried over</source>
        <translation>你标注过这个版面的另一份文本 {page}：可以沿用那里的标注</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Accept all sure numbers</source>
        <translation>采纳全部无疑数字</translation>
    </message>
    <message>
        <source>Accept figure</source>
        <translation>采纳选中的图或数字</translation>
    </message>
    <message>
        <source>Attach boxes…</source>
        <translation>附加字框…</translation>
    </message>
    <message>
        <source>Back to the page before</source>
        <translation>返回刚才的版面</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Byline</source>
        <translation>署名/电头</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>图注</translation>
    </message>
    <message>
        <source>Carry over from the other text</source>
        <translation>沿用另一份文本的标注</translation>
    </message>
    <message>
        <source>Choose all pages in the list</source>
        <translation>选中列表中的全部版面</translation>
    </message>
    <message>
        <source>Clear the recent corpora</source>
        <translation>清空最近打开的语料库</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Commands…</source>
        <translation>命令…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>摄影署名</translation>
    </message>
    <message>
        <source>Crosshead</source>
        <translation>小标题</translation>
    </message>
    <message>
        <source>Cut fragment here</source>
        <translation>在此切开</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Dissolve article</source>
        <translation>解散文章</translation>
    </message>
    <message>
        <source>Do my step again</source>
        <translation>重做我的这一步</translation>
    </message>
    <message>
        <source>Drop the selection</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Earlier in the article</source>
        <translation>在文中前移</translation>
    </message>
    <message>
        <source>Export reviewed corpus…</source>
        <translation>导出已审语料…</translation>
    </message>
    <message>
        <source>Filter pages</source>
        <translation>筛选版面</translation>
    </message>
    <message>
        <source>Find on the page…</source>
        <translation>在本版中查找…</translation>
    </message>
    <message>
        <source>Finish the numbers of this page</source>
        <translation>本版数字审毕</translation>
    </message>
    <message>
        <source>Finish the pictures of this page</source>
        <translation>本版图片审毕</translation>
    </message>
    <message>
        <source>Finish, next page</source>
        <translation>完成，下一版</translation>
    </message>
    <message>
        <source>Flag for a second look…</source>
        <translation>标记复核…</translation>
    </message>
    <message>
        <source>Fold all articles</source>
        <translation>折叠全部文章</translation>
    </message>
    <message>
        <source>Furniture of the page</source>
        <translation>版面要素</translation>
    </message>
    <message>
        <source>Go to the numbers</source>
        <translation>转到数字</translation>
    </message>
    <message>
        <source>Go to the pictures</source>
        <translation>转到图片</translation>
    </message>
    <message>
        <source>Grow to the next likely start of an article</source>
        <translation>扩选至下一个可能的篇首</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>主标题</translation>
    </message>
    <message>
        <source>Ignore this page</source>
        <translation>不审此版</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Index the pages for searching</source>
        <translation>为搜索建立索引</translation>
    </message>
    <message>
        <source>Jump line</source>
        <translation>转接</translation>
    </message>
    <message>
        <source>Keep mine apart</source>
        <translation>另存我的版本</translation>
    </message>
    <message>
        <source>Keys and gestures</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>Kicker</source>
        <translation>引题</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Later in the article</source>
        <translation>在文中后移</translation>
    </message>
    <message>
        <source>Later: park the page</source>
        <translation>稍后再审</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Mark a number</source>
        <translation>标注数字</translation>
    </message>
    <message>
        <source>Mark a picture</source>
        <translation>标注图片</translation>
    </message>
    <message>
        <source>Merge into the article after</source>
        <translation>并入下一篇</translation>
    </message>
    <message>
        <source>Merge into the article before</source>
        <translation>并入上一篇</translation>
    </message>
    <message>
        <source>Move boundary back a character</source>
        <translation>边界前移一字</translation>
    </message>
    <message>
        <source>Move boundary down a line</source>
        <translation>边界下移一行</translation>
    </message>
    <message>
        <source>Move boundary on a character</source>
        <translation>边界后移一字</translation>
    </message>
    <message>
        <source>Move boundary up a line</source>
        <translation>边界上移一行</translation>
    </message>
    <message>
        <source>New article from the selection</source>
        <translation>以所选新建文章</translation>
    </message>
    <message>
        <source>New corpus…</source>
        <translation>新建语料库…</translation>
    </message>
    <message>
        <source>Next doubtful decision</source>
        <translation>下一处存疑</translation>
    </message>
    <message>
        <source>Next fragment</source>
        <translation>下一片段</translation>
    </message>
    <message>
        <source>Next likely cut</source>
        <translation>下一个可能的切点</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一版</translation>
    </message>
    <message>
        <source>Next page found</source>
        <translation>下一个找到的版面</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一窗格</translation>
    </message>
    <message>
        <source>Next place found</source>
        <translation>查找下一处</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>恢复默认字号</translation>
    </message>
    <message>
        <source>Notes and flags of this page</source>
        <translation>本版的批注与复核标记</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>批注…</translation>
    </message>
    <message>
        <source>Nothing here: no article on this page</source>
        <translation>本版没有文章</translation>
    </message>
    <message>
        <source>Open corpus…</source>
        <translation>打开语料库…</translation>
    </message>
    <message>
        <source>Other places for this text…</source>
        <translation>改归其他文章…</translation>
    </message>
    <message>
        <source>Page details…</source>
        <translation>版面信息…</translation>
    </message>
    <message>
        <source>Page picture</source>
        <translation>版面图</translation>
    </message>
    <message>
        <source>Page picture: fit its width</source>
        <translation>版面图：适合宽度</translation>
    </message>
    <message>
        <source>Page picture: fit the page</source>
        <translation>版面图：适合整版</translation>
    </message>
    <message>
        <source>Page picture: larger</source>
        <translation>版面图：放大</translation>
    </message>
    <message>
        <source>Page picture: smaller</source>
        <translation>版面图：缩小</translation>
    </message>
    <message>
        <source>Paste page text…</source>
        <translation>粘贴版面文字…</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>偏好设置…</translation>
    </message>
    <message>
        <source>Previous doubtful decision</source>
        <translation>上一处存疑</translation>
    </message>
    <message>
        <source>Previous fragment</source>
        <translation>上一片段</translation>
    </message>
    <message>
        <source>Previous likely cut</source>
        <translation>上一个可能的切点</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一版</translation>
    </message>
    <message>
        <source>Previous page found</source>
        <translation>上一个找到的版面</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一窗格</translation>
    </message>
    <message>
        <source>Previous place found</source>
        <translation>查找上一处</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo change of page details</source>
        <translation>重做版面信息更改</translation>
    </message>
    <message>
        <source>Reject figure</source>
        <translation>否决选中的图或数字</translation>
    </message>
    <message>
        <source>Renumber the articles</source>
        <translation>文章重新编号</translation>
    </message>
    <message>
        <source>Reopen the page</source>
        <translation>重新审阅此版</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Right as it is, on to the next doubt</source>
        <translation>无误，到下一处存疑</translation>
    </message>
    <message>
        <source>Save a copy as…</source>
        <translation>另存副本为…</translation>
    </message>
    <message>
        <source>Say which file the page picture is in…</source>
        <translation>指定版面图所在的文件…</translation>
    </message>
    <message>
        <source>Search the corpus…</source>
        <translation>搜索语料库…</translation>
    </message>
    <message>
        <source>Segment pages…</source>
        <translation>自动切分…</translation>
    </message>
    <message>
        <source>Select to the next fragment</source>
        <translation>选至下一片段</translation>
    </message>
    <message>
        <source>Select to the next likely cut</source>
        <translation>选至下一个可能的切点</translation>
    </message>
    <message>
        <source>Select to the previous fragment</source>
        <translation>选至上一片段</translation>
    </message>
    <message>
        <source>Select to the previous likely cut</source>
        <translation>选至上一个可能的切点</translation>
    </message>
    <message>
        <source>Send to article {number}</source>
        <translation>发送到第{number}篇</translation>
    </message>
    <message>
        <source>Send to article…</source>
        <translation>发送到第 n 篇…</translation>
    </message>
    <message>
        <source>Show the figures</source>
        <translation>显示图片与数字</translation>
    </message>
    <message>
        <source>Show the pages</source>
        <translation>显示版面列表</translation>
    </message>
    <message>
        <source>Skim / Read</source>
        <translation>略读 / 通读</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Split article here</source>
        <translation>在此拆分文章</translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation>副题</translation>
    </message>
    <message>
        <source>The whole article is right</source>
        <translation>全篇无误</translation>
    </message>
    <message>
        <source>Try the sample page</source>
        <translation>试用示例版面</translation>
    </message>
    <message>
        <source>Unassign</source>
        <translation>移出文章</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo change of page details</source>
        <translation>撤销版面信息更改</translation>
    </message>
    <message>
        <source>What the roles mean</source>
        <translation>各类文字说明</translation>
    </message>
    <message>
        <source>Who is reviewing…</source>
        <translation>审阅人…</translation>
    </message>
    <message>
        <source>Widen selection</source>
        <translation>扩大选择</translation>
    </message>
    <message>
        <source>no step of yours came too late</source>
        <translation>没有因迟到而未保存的操作</translation>
    </message>
    <message>
        <source>open a corpus first</source>
        <translation>先打开一个语料库</translation>
    </message>
    <message>
        <source>open a page first</source>
        <translation>先打开一个版面</translation>
    </message>
    <message>
        <source>you have worked on no other text of this page</source>
        <translation>你没有标注过这个版面的另一份文本</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已改</translation>
    </message>
    <message>
        <source>check</source>
        <translation>待核</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>否决</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 个版面</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n link(s) lead to another issue now</source>
        <translation>
            <numerusform>；现有 %n 处转接指向另一期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n page(s) changed again since: that stays</source>
        <translation>
            <numerusform>；%n 个版面此后又有更改，予以保留</numerusform>
        </translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message numerus="yes">
        <source>Changed on %n page(s): {details}</source>
        <translation>
            <numerusform>已更改 %n 个版面：{details}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changing %n page(s)…</source>
        <translation>
            <numerusform>正在更改 %n 个版面…</numerusform>
        </translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message numerus="yes">
        <source>Done again on %n page(s): {details}, {time}</source>
        <translation>
            <numerusform>已重做 %n 个版面的更改：{details}，{time}</numerusform>
        </translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>期号</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Page details</source>
        <translation>版面信息</translation>
    </message>
    <message>
        <source>Page number</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>Publication</source>
        <translation>报名</translation>
    </message>
    <message>
        <source>The rest stays. It can be undone: Page › Undo change of page details.</source>
        <translation>其余各项保持原样。可撤销：版面 › 撤销版面信息更改。</translation>
    </message>
    <message numerus="yes">
        <source>Undone on %n page(s): {details}, {time}</source>
        <translation>
            <numerusform>已撤销 %n 个版面的更改：{details}，{time}</numerusform>
        </translation>
    </message>
    <message>
        <source>What you type is set on all of these pages, the rest stays. It can be undone: Page › Undo change of page details.</source>
        <translation>填写的内容用于所有这些版面，其余各项保持原样。可撤销：版面 › 撤销版面信息更改。</translation>
    </message>
    <message>
        <source>named by publication and date</source>
        <translation>由报名和日期确定</translation>
    </message>
    <message>
        <source>several values</source>
        <translation>多个值</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message numerus="yes">
        <source>%n page(s) exported to {file}</source>
        <translation>
            <numerusform>已导出 %n 个版面到 {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) imported</source>
        <translation>
            <numerusform>已导入 %n 个版面</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) segmented</source>
        <translation>
            <numerusform>已切分 %n 个版面</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n XML file(s) of another kind left out</source>
        <translation>
            <numerusform>，略过 %n 个其他种类的 XML 文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n already there</source>
        <translation>
            <numerusform>，%n 个已在库中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n given a text</source>
        <translation>
            <numerusform>，%n 个补上了文字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n with the text of another page</source>
        <translation>
            <numerusform>，%n 个与其他版面文字相同</numerusform>
        </translation>
    </message>
    <message>
        <source>Annotator {version}
Turns the raw text of newspaper pages into clean, reviewed articles.</source>
        <translation>Annotator {version}
把报纸版面的原始文字整理成经过审阅的完整文章。</translation>
    </message>
    <message>
        <source>Attach boxes from files</source>
        <translation>从文件附加字框</translation>
    </message>
    <message>
        <source>Corpora (*.corpus)</source>
        <translation>语料库 (*.corpus)</translation>
    </message>
    <message>
        <source>Corpora (*.corpus);;All files (*)</source>
        <translation>语料库 (*.corpus);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Everything that was saved is in {file}.</source>
        <translation>已保存的内容都在 {file} 中。</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Import folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Open a corpus</source>
        <translation>打开语料库</translation>
    </message>
    <message>
        <source>Pages ({endings});;All files (*)</source>
        <translation>版面 ({endings});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Pages of the new corpus</source>
        <translation>新语料库的版面</translation>
    </message>
    <message>
        <source>Pages with boxes (*.pdf *.xml *.jsonl);;All files (*)</source>
        <translation>带字框的版面 (*.pdf *.xml *.jsonl);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Pictures of pages (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.webp);;All files (*)</source>
        <translation>版面图 (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.webp);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save a copy as</source>
        <translation>另存副本为</translation>
    </message>
    <message>
        <source>Save the new corpus as</source>
        <translation>将新语料库另存为</translation>
    </message>
    <message>
        <source>The file with the picture of this page</source>
        <translation>含有本版图像的文件</translation>
    </message>
    <message>
        <source>There is no backup of this corpus yet.</source>
        <translation>此语料库还没有备份。</translation>
    </message>
    <message>
        <source>page-jsonl (*.jsonl)</source>
        <translation>page-jsonl (*.jsonl)</translation>
    </message>
</context>
<context>
    <name>Drag</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 字</numerusform>
        </translation>
    </message>
    <message>
        <source>Alt: between any two characters</source>
        <translation>Alt：任意两字之间</translation>
    </message>
    <message>
        <source>Ctrl: into {article}</source>
        <translation>Ctrl：归入{article}</translation>
    </message>
    <message>
        <source>a new picture</source>
        <translation>新图片</translation>
    </message>
    <message>
        <source>line {number}</source>
        <translation>第 {number} 行</translation>
    </message>
    <message>
        <source>new article</source>
        <translation>新建文章</translation>
    </message>
    <message>
        <source>no article is chosen</source>
        <translation>没有选中文章</translation>
    </message>
    <message>
        <source>no text; with Shift a new picture</source>
        <translation>没有文字；按住 Shift 可新建图片</translation>
    </message>
    <message>
        <source>the fragment ends here</source>
        <translation>片段到此为止</translation>
    </message>
    <message>
        <source>{article}, in its usual place</source>
        <translation>{article}，按类别排入</translation>
    </message>
</context>
<context>
    <name>Elsewhere</name>
    <message>
        <source>Your version of the page is kept as that of the reviewer {reviewer}</source>
        <translation>您的版本已以审阅人“{reviewer}”之名保存</translation>
    </message>
    <message numerus="yes">
        <source>{page} was changed in another window and is shown as it is there: %n step(s)</source>
        <translation>
            <numerusform>{page} 已在另一个窗口中被修改（%n 步），现显示那里的内容</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{page} was changed in another window: %n step(s). Yours was not stored: {step}</source>
        <translation>
            <numerusform>{page} 已在另一个窗口中被修改：%n 步。您的操作没有保存：{step}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>a brace is closed at {rest} that was not opened; open it before the name of the field</source>
        <translation>{rest}处的括号没有左括号；请在字段名前加上左括号</translation>
    </message>
    <message>
        <source>a brace is open at {rest}; close it after the name of the field</source>
        <translation>{rest}处的括号没有闭合；请在字段名后加上右括号</translation>
    </message>
    <message>
        <source>a fragment already begins here</source>
        <translation>此处已是片段开头</translation>
    </message>
    <message>
        <source>a note needs words</source>
        <translation>批注不能为空</translation>
    </message>
    <message>
        <source>a person has already decided all of this</source>
        <translation>这些都已由人确认过</translation>
    </message>
    <message>
        <source>a picture needs a caption, a credit, a label or a place</source>
        <translation>图片须有图注、署名、图号或位置</translation>
    </message>
    <message>
        <source>a picture needs some room on the page</source>
        <translation>图片在版面上要占一定的面积</translation>
    </message>
    <message>
        <source>a picture&apos;s caption and credit lie in one article</source>
        <translation>一幅图的图注与署名须在同一篇文章中</translation>
    </message>
    <message>
        <source>an article cannot be merged with itself</source>
        <translation>文章不能与自身合并</translation>
    </message>
    <message>
        <source>an article cannot be split at its first character</source>
        <translation>不能在文章的第一个字处拆分</translation>
    </message>
    <message>
        <source>another job is running; wait for it or cancel it</source>
        <translation>另一项任务正在进行，请等待或取消</translation>
    </message>
    <message>
        <source>another program is writing to {path}, so nothing was saved; wait for it and repeat the step</source>
        <translation>另一程序正在写入 {path}，未能保存；请稍候重做这一步</translation>
    </message>
    <message>
        <source>article {id} is not there any more</source>
        <translation>文章 {id} 已不存在</translation>
    </message>
    <message>
        <source>both readings are the same here</source>
        <translation>两种结果在此处相同</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>choose text of one article to move it in its reading order</source>
        <translation>调整次序时，请只选同一篇文章的文字</translation>
    </message>
    <message>
        <source>it lies in fewer folders than the pattern has</source>
        <translation>它所在的文件夹层数少于模板</translation>
    </message>
    <message>
        <source>no change of page details by {reviewer} is left to undo</source>
        <translation>审阅人“{reviewer}”没有可撤销的版面信息更改</translation>
    </message>
    <message>
        <source>no change of page details by {reviewer} was undone last</source>
        <translation>审阅人“{reviewer}”没有刚撤销的版面信息更改</translation>
    </message>
    <message>
        <source>no copy was made at {path}: {reason}</source>
        <translation>未能在 {path} 生成副本：{reason}</translation>
    </message>
    <message>
        <source>no name fits {pattern}; nothing was imported</source>
        <translation>没有文件名符合{pattern}；未导入任何内容</translation>
    </message>
    <message>
        <source>no page is chosen; choose some in the list of pages</source>
        <translation>没有选中版面；请先在版面列表中选择</translation>
    </message>
    <message>
        <source>no page of the corpus has the text of {source}: nothing was attached</source>
        <translation>语料库中没有哪个版面有 {source} 的文字：什么也没有附加</translation>
    </message>
    <message>
        <source>no text is selected</source>
        <translation>没有选中文字</translation>
    </message>
    <message>
        <source>nothing about this number is different</source>
        <translation>该数字没有改动</translation>
    </message>
    <message>
        <source>nothing about this picture is different</source>
        <translation>该图片没有改动</translation>
    </message>
    <message>
        <source>nothing fits {file}; check the folder and the pattern</source>
        <translation>没有与 {file} 相符的文件；请核对文件夹与通配符</translation>
    </message>
    <message>
        <source>nothing is left for {field}</source>
        <translation>没有留给{field}的文字</translation>
    </message>
    <message>
        <source>nothing is to be changed; give at least one detail</source>
        <translation>没有要更改的内容；请至少填写一项</translation>
    </message>
    <message>
        <source>nothing on this page is in doubt any more</source>
        <translation>本版已没有存疑之处</translation>
    </message>
    <message>
        <source>nothing tells where {first} ends and {second} begins; put what is between them in the names</source>
        <translation>无法判断{first}在哪里结束、{second}从哪里开始；请写上文件名中二者之间的字符</translation>
    </message>
    <message>
        <source>nothing to redo</source>
        <translation>没有可重做的步骤</translation>
    </message>
    <message>
        <source>nothing to undo: this is where the review began</source>
        <translation>已回到审阅起点，没有可撤销的步骤</translation>
    </message>
    <message>
        <source>nothing would be left of the text before it, which has another role: give it this role first</source>
        <translation>前面类别不同的片段会一字不剩；请先把它改为本类</translation>
    </message>
    <message>
        <source>number {id} is not there any more</source>
        <translation>数字 {id} 已不存在</translation>
    </message>
    <message>
        <source>page {page} of {file} has {characters} characters, more than {limit}; no newspaper page has so many</source>
        <translation>{file} 的第 {page} 页有 {characters} 个字符，超过 {limit} 个；报纸版面不会有这么多</translation>
    </message>
    <message>
        <source>page {page} of {file} is damaged; the other pages were read</source>
        <translation>{file} 的第 {page} 页已损坏；其余各页已读入</translation>
    </message>
    <message>
        <source>page {page} was changed elsewhere (revision {found}, expected {expected}); reload it and repeat the step</source>
        <translation>版面 {page} 已在别处修改（现为修订 {found}，应为 {expected}）；请重新载入后重做这一步</translation>
    </message>
    <message>
        <source>picture {id} is not there any more</source>
        <translation>图片 {id} 已不存在</translation>
    </message>
    <message>
        <source>select the characters of the number first</source>
        <translation>请先选中数字</translation>
    </message>
    <message>
        <source>the article has no such place any more</source>
        <translation>文章中已没有这个位置</translation>
    </message>
    <message>
        <source>the article is linked so already</source>
        <translation>该文章已如此关联</translation>
    </message>
    <message>
        <source>the articles are already numbered in order</source>
        <translation>文章编号已按顺序</translation>
    </message>
    <message>
        <source>the boundary cannot go past the end of its text</source>
        <translation>边界不能越过该片段的末尾</translation>
    </message>
    <message>
        <source>the boundary is there already: there is no text beyond</source>
        <translation>边界已在此处：再往外没有文字了</translation>
    </message>
    <message>
        <source>the details of page {page} were changed elsewhere meanwhile, so nothing was changed; look at them again</source>
        <translation>版面 {page} 的信息已在别处更改，因此未作任何更改；请重新查看</translation>
    </message>
    <message>
        <source>the disk is full, so no copy was made at {path}; make room and try again</source>
        <translation>磁盘已满，未能在 {path} 生成副本；请腾出空间后重试</translation>
    </message>
    <message>
        <source>the disk is full, so nothing was saved to {path}; make room and repeat the step</source>
        <translation>磁盘已满，未能保存到 {path}；请腾出空间后重做这一步</translation>
    </message>
    <message>
        <source>the disk is full, so {path} could not be opened; make room and try again</source>
        <translation>磁盘已满，无法打开 {path}；请腾出空间后重试</translation>
    </message>
    <message>
        <source>the fonts of page {page} of {file} do not say which characters it has; run OCR over it, or keep scans as pictures and give them text later</source>
        <translation>{file} 的第 {page} 页的字体未说明字形对应的字符；请先做文字识别（OCR），或把扫描件作为图片保留，以后再补文字</translation>
    </message>
    <message>
        <source>the link of article {number} to {linked_page} leads to another issue</source>
        <translation>第 {number} 篇到 {linked_page} 的链接通向另一期</translation>
    </message>
    <message>
        <source>the number “{words}” reads “{now}” in the new text</source>
        <translation>数字“{words}”在新文本里是“{now}”</translation>
    </message>
    <message>
        <source>the page is already said to hold no article</source>
        <translation>已标明本版没有文章</translation>
    </message>
    <message>
        <source>the page is annotated so already</source>
        <translation>这个版面已经是这样标注的</translation>
    </message>
    <message>
        <source>the page is not parked</source>
        <translation>此版未列入稍后再审</translation>
    </message>
    <message>
        <source>the page is parked already</source>
        <translation>此版已列入稍后再审</translation>
    </message>
    <message>
        <source>the pages have these details already</source>
        <translation>这些版面的信息已经是这样了</translation>
    </message>
    <message>
        <source>the pattern has a folder without a name; take out a slash, or put * for the folder</source>
        <translation>模板中有一个没有名称的文件夹；请删去一条斜线，或用*代表该文件夹</translation>
    </message>
    <message>
        <source>the pattern is empty; write one like {example}</source>
        <translation>模板为空；请写成类似{example}的样子</translation>
    </message>
    <message>
        <source>the pattern is longer than {longest} characters; put * for what tells nothing</source>
        <translation>模板超过{longest}个字符；不含信息的部分请用*代替</translation>
    </message>
    <message>
        <source>the pattern reads nothing; put in {fields}</source>
        <translation>模板没有读取任何内容；请加入{fields}</translation>
    </message>
    <message>
        <source>the picture could not be written to {file}</source>
        <translation>图片无法写入 {file}</translation>
    </message>
    <message>
        <source>the picture of this page was in {file}, which is not there any more</source>
        <translation>本版的图像原在 {file}，该文件已不在原处</translation>
    </message>
    <message>
        <source>the publication has no name; give it one, or leave it as it is</source>
        <translation>报名为空；请填写报名，或保持原样</translation>
    </message>
    <message>
        <source>the range {low}–{high} ends before it begins</source>
        <translation>范围 {low}–{high} 首尾颠倒</translation>
    </message>
    <message>
        <source>the segmenter saw no other place for this text</source>
        <translation>机器没有给出这段文字的其他归属</translation>
    </message>
    <message>
        <source>the text chosen has not the role {role}</source>
        <translation>所选文字不是{role}</translation>
    </message>
    <message>
        <source>the text has the role {role} already</source>
        <translation>这段文字已是{role}</translation>
    </message>
    <message>
        <source>the text is already an article of its own</source>
        <translation>这段文字已自成一篇</translation>
    </message>
    <message>
        <source>the text is already first in its article</source>
        <translation>这段文字已在文章最前</translation>
    </message>
    <message>
        <source>the text is already in this article</source>
        <translation>这段文字已在该文章中</translation>
    </message>
    <message>
        <source>the text is already in this place</source>
        <translation>文字已在此处</translation>
    </message>
    <message>
        <source>the text is already last in its article</source>
        <translation>这段文字已在文章最后</translation>
    </message>
    <message>
        <source>the year of {value} is none of a newspaper; write the date as 2023-07-27</source>
        <translation>{value}的年份不可能属于报纸；请把日期写成2023-07-27</translation>
    </message>
    <message>
        <source>there is no article after this one</source>
        <translation>后面没有文章了</translation>
    </message>
    <message>
        <source>there is no article before this one</source>
        <translation>前面没有文章了</translation>
    </message>
    <message>
        <source>there is no article {number}</source>
        <translation>没有第{number}篇</translation>
    </message>
    <message>
        <source>there is no boundary here</source>
        <translation>此处没有边界</translation>
    </message>
    <message>
        <source>there is no corpus at {path}</source>
        <translation>{path} 处没有语料库</translation>
    </message>
    <message>
        <source>there is no date for {field}</source>
        <translation>没有可供{field}读取的日期</translation>
    </message>
    <message>
        <source>there is no day for {field}</source>
        <translation>没有可供{field}读取的日子</translation>
    </message>
    <message>
        <source>there is no flag {id}</source>
        <translation>没有复核标记 {id}</translation>
    </message>
    <message>
        <source>there is no folder {folder} to make a corpus in</source>
        <translation>文件夹 {folder} 不存在，无法新建语料库</translation>
    </message>
    <message>
        <source>there is no fragment to cut here</source>
        <translation>此处没有可切开的片段</translation>
    </message>
    <message>
        <source>there is no language for {field}</source>
        <translation>没有可供{field}读取的语言代码</translation>
    </message>
    <message>
        <source>there is no month for {field}</source>
        <translation>没有可供{field}读取的月份</translation>
    </message>
    <message>
        <source>there is no number in the selected text</source>
        <translation>所选文字中没有数字</translation>
    </message>
    <message>
        <source>there is no open note {id}</source>
        <translation>没有未处理的批注 {id}</translation>
    </message>
    <message>
        <source>there is no page number for {field}</source>
        <translation>没有可供{field}读取的版次</translation>
    </message>
    <message>
        <source>there is no page {page} in the corpus</source>
        <translation>语料库中没有版面 {page}</translation>
    </message>
    <message>
        <source>there is no prediction {prediction} in the corpus</source>
        <translation>语料库中没有预测 {prediction}</translation>
    </message>
    <message>
        <source>there is no run {run} in the corpus</source>
        <translation>语料库中没有运行记录 {run}</translation>
    </message>
    <message>
        <source>there is no segmenter {name}; there are {known}</source>
        <translation>没有切分方法 {name}；可用的有 {known}</translation>
    </message>
    <message>
        <source>there is no text before it for the boundary to take in</source>
        <translation>前面没有可并入的文字</translation>
    </message>
    <message>
        <source>there is no text between here and there for the boundary to leave out</source>
        <translation>两处之间没有可移出的文字</translation>
    </message>
    <message>
        <source>there is no year for {field}</source>
        <translation>没有可供{field}读取的年份</translation>
    </message>
    <message>
        <source>these layers are finished already</source>
        <translation>已经完成</translation>
    </message>
    <message>
        <source>these layers are ignored already</source>
        <translation>已列为不审</translation>
    </message>
    <message>
        <source>these layers are open already</source>
        <translation>本来就在审阅中</translation>
    </message>
    <message>
        <source>this has been decided already</source>
        <translation>已经判定过</translation>
    </message>
    <message>
        <source>this is flagged already</source>
        <translation>已标记复核</translation>
    </message>
    <message>
        <source>this number is marked already</source>
        <translation>该数字已标注</translation>
    </message>
    <message>
        <source>this page has no flag and no open note</source>
        <translation>本版没有复核标记，也没有未处理的批注</translation>
    </message>
    <message>
        <source>this picture is marked already</source>
        <translation>该图片已标注</translation>
    </message>
    <message>
        <source>this text is already in no article</source>
        <translation>这段文字本就不属任何文章</translation>
    </message>
    <message>
        <source>this text is in no article</source>
        <translation>这段文字不属任何文章</translation>
    </message>
    <message>
        <source>this text is in no article: make it one, or send it to one, first</source>
        <translation>这段文字不属任何文章：请先新建文章或发送到某篇</translation>
    </message>
    <message>
        <source>{corpus} has no backup whose name begins with {name}</source>
        <translation>{corpus} 没有名称以 {name} 开头的备份</translation>
    </message>
    <message>
        <source>{date} is no date</source>
        <translation>{date}不是日期</translation>
    </message>
    <message>
        <source>{fields} make a date only together; put in {missing}</source>
        <translation>{fields}要合在一起才是日期；请加入{missing}</translation>
    </message>
    <message>
        <source>{fields} make the date that {field} reads too; leave one of them out</source>
        <translation>{fields}合起来就是{field}所读的日期；请只保留其中一种</translation>
    </message>
    <message>
        <source>{field} is no field; there are {fields}</source>
        <translation>没有字段{field}；可用的有{fields}</translation>
    </message>
    <message>
        <source>{field} is there twice; put * where it comes again</source>
        <translation>{field}出现了两次；再次出现之处请用*代替</translation>
    </message>
    <message>
        <source>{file} cannot be read: it takes more time or memory than any page needs, or is damaged; save it anew and import that</source>
        <translation>{file} 无法读取：所需的时间或内存远超一个版面的需要，或文件已损坏；请另存为新文件后导入</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}; check its permissions and its disk</source>
        <translation>{file} 无法读取：{reason}；请检查权限和磁盘</translation>
    </message>
    <message>
        <source>{file} cannot be shown as a picture: it is damaged, or no PDF file</source>
        <translation>{file} 无法显示：文件已损坏，或不是 PDF 文件</translation>
    </message>
    <message>
        <source>{file} cannot be shown as a picture: it is damaged, or of a kind that cannot be read</source>
        <translation>{file} 无法显示：文件已损坏，或格式不受支持</translation>
    </message>
    <message>
        <source>{file} could not be unpacked: {reason}</source>
        <translation>{file} 无法解压：{reason}</translation>
    </message>
    <message>
        <source>{file} could not be written: the folder {folder} does not exist</source>
        <translation>无法写入 {file}：文件夹 {folder} 不存在</translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}; nothing was changed</source>
        <translation>{file} 无法写入：{reason}；未作任何改动</translation>
    </message>
    <message>
        <source>{file} declares entities, which are not read; export it again without them</source>
        <translation>{file} 声明了实体，实体不予读取；请重新导出不含实体的文件</translation>
    </message>
    <message>
        <source>{file} has a NUL character at offset {offset}; remove it and import the file again</source>
        <translation>{file} 在偏移 {offset} 处有 NUL 字符；请删除后重新导入</translation>
    </message>
    <message>
        <source>{file} has more than {limit} million tags and attributes, too many for one page; divide it into pages</source>
        <translation>{file} 的标签和属性超过 {limit} 百万个，对一个版面而言过多；请分成各版</translation>
    </message>
    <message>
        <source>{file} has no page {number}</source>
        <translation>{file} 没有第 {number} 页</translation>
    </message>
    <message>
        <source>{file} has no pages</source>
        <translation>{file} 没有任何页面</translation>
    </message>
    <message>
        <source>{file} has {pages} pages, more than {limit}; divide it</source>
        <translation>{file} 有 {pages} 页，超过 {limit} 页；请拆分后再导入</translation>
    </message>
    <message>
        <source>{file} holds more than {limit} files; divide it</source>
        <translation>{file} 含有超过 {limit} 个文件；请拆分</translation>
    </message>
    <message>
        <source>{file} holds no page; export it again</source>
        <translation>{file} 中没有版面；请重新导出</translation>
    </message>
    <message>
        <source>{file} holds no pages</source>
        <translation>{file} 中没有版面</translation>
    </message>
    <message>
        <source>{file} holds no text; extract the page&apos;s text again</source>
        <translation>{file} 没有文字；请重新提取版面文字</translation>
    </message>
    <message>
        <source>{file} is XML of another kind ({root}); ALTO, METS and PAGE XML can be read</source>
        <translation>{file} 是另一种 XML（{root}）；能读取的是 ALTO、METS 和 PAGE XML</translation>
    </message>
    <message>
        <source>{file} is XML of another kind than ALTO, METS or PAGE XML, and was left out</source>
        <translation>{file} 不是 ALTO、METS 或 PAGE XML，已略过</translation>
    </message>
    <message>
        <source>{file} is a PDF file; let its name end in .pdf and import it again</source>
        <translation>{file} 是 PDF 文件；请把扩展名改为 .pdf 后重新导入</translation>
    </message>
    <message>
        <source>{file} is a device or a pipe; write what comes out of it into a file and name that</source>
        <translation>{file} 是设备或管道；请先将其内容写入文件，再导入该文件</translation>
    </message>
    <message>
        <source>{file} is a folder; name a file in it</source>
        <translation>{file} 是文件夹；请指定其中的文件</translation>
    </message>
    <message>
        <source>{file} is a link in its archive, so it was not followed; import the file that it means</source>
        <translation>{file} 是压缩包中的链接，未跟随；请直接导入它所指的文件</translation>
    </message>
    <message>
        <source>{file} is a {kind} file, not a text file; extract the page&apos;s text and import that</source>
        <translation>{file} 是 {kind} 文件，不是文本文件；请提取版面文字后导入</translation>
    </message>
    <message>
        <source>{file} is cut short: the end of the PDF file is missing; get it again</source>
        <translation>{file} 不完整：PDF 文件缺少结尾；请重新获取</translation>
    </message>
    <message>
        <source>{file} is an archive in an archive; unpack the outer one first</source>
        <translation>{file} 是压缩包中的压缩包；请先解压外层</translation>
    </message>
    <message>
        <source>page {page} is finished as a page without text; take that back before it gets a text</source>
        <translation>版面 {page} 已作为无文字版面标为完成；请先取消完成，再给它文字</translation>
    </message>
    <message>
        <source>page {page} is in the corpus with another text ({found}, now {given}); import it as a version to keep both, or attach its boxes</source>
        <translation>版面 {page} 已在库中，但文字不同（库中 {found}，现为 {given}）；如需并存，请作为另一版本导入，或只附加其字框</translation>
    </message>
    <message>
        <source>page {page} of {file} has no text: it is a scan; run OCR over it, or keep scans as pictures and give them text later</source>
        <translation>{file} 的第 {page} 页没有文字，是扫描件；请先做文字识别（OCR），或把扫描件作为图片导入，以后再补文字</translation>
    </message>
    <message>
        <source>{file} is damaged ({reason}); what comes before the damage was read</source>
        <translation>{file} 已损坏（{reason}）；损坏处之前的内容已读取</translation>
    </message>
    <message>
        <source>{file} is damaged and cannot be opened as a PDF file; get it again, or save it anew with another program</source>
        <translation>{file} 已损坏，无法作为 PDF 文件打开；请重新获取，或用其他程序另存</translation>
    </message>
    <message>
        <source>{file} is damaged in its archive ({reason}); pack it again</source>
        <translation>压缩包中的 {file} 已损坏（{reason}）；请重新打包</translation>
    </message>
    <message>
        <source>{file} is encrypted; unpack it with its password and import what is in it</source>
        <translation>{file} 已加密；请用密码解压后导入其中的文件</translation>
    </message>
    <message>
        <source>{file} is in an encoding that could not be told; save it as UTF-8 and import it again</source>
        <translation>{file} 的编码无法识别；请另存为 UTF-8 后重新导入</translation>
    </message>
    <message>
        <source>{file} is larger than {limit} GiB when it is unpacked; divide it</source>
        <translation>{file} 解压后超过 {limit} GiB；请拆分</translation>
    </message>
    <message>
        <source>{file} is larger than {limit} MiB, too large for one page; divide it into pages</source>
        <translation>{file} 超过 {limit} MiB，不像单个版面；请按版拆分</translation>
    </message>
    <message>
        <source>{file} is locked in a way that cannot be opened; print it to a new PDF file and import that</source>
        <translation>{file} 的加密方式无法打开；请打印成新的 PDF 文件后导入</translation>
    </message>
    <message>
        <source>{file} is locked with a password and cannot be shown</source>
        <translation>{file} 有密码保护，无法显示</translation>
    </message>
    <message>
        <source>{file} is locked with a password; save it without one and import that</source>
        <translation>{file} 有密码保护；请去掉密码另存后导入</translation>
    </message>
    <message>
        <source>{file} is no PDF file, whatever its name says; if it is text, let its name end in .txt</source>
        <translation>{file} 虽以 .pdf 结尾，却不是 PDF 文件；如果是文本，请把扩展名改为 .txt</translation>
    </message>
    <message>
        <source>{file} is no plain file in its archive, so it was not read</source>
        <translation>压缩包中的 {file} 不是普通文件，未读取</translation>
    </message>
    <message>
        <source>{file} is not TOML: {reason}</source>
        <translation>{file} 不是 TOML：{reason}</translation>
    </message>
    <message>
        <source>{file} is not a text file; extract the page&apos;s text and import that</source>
        <translation>{file} 不是文本文件；请提取版面文字后导入</translation>
    </message>
    <message>
        <source>{file} is not an archive, or is damaged; pack it again</source>
        <translation>{file} 不是压缩包或已损坏；请重新打包</translation>
    </message>
    <message>
        <source>{file} is not there; check the name, or whether it was moved</source>
        <translation>{file} 不存在；请核对名称，或查看是否已移走</translation>
    </message>
    <message>
        <source>{file} is packed in a way that is not read; unpack it and import what is in it</source>
        <translation>{file} 的压缩方式无法读取；请解压后导入其中的文件</translation>
    </message>
    <message>
        <source>{file} names no file with the text of a page; ask for the ALTO or PAGE XML files with it</source>
        <translation>{file} 没有列出任何版面的文字文件；请一并索取 ALTO 或 PAGE XML 文件</translation>
    </message>
    <message>
        <source>{file} would be more than {limit} times as large when it is unpacked, as no page is; it was not read</source>
        <translation>{file} 解压后会增大到 {limit} 倍以上，不会是版面；未读取</translation>
    </message>
    <message>
        <source>{file} would lie outside its archive, so it was not read</source>
        <translation>{file} 指向压缩包之外，未读取</translation>
    </message>
    <message>
        <source>{file}, key {key}: {reason}</source>
        <translation>{file}，键 {key}：{reason}</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: a lone surrogate at offset {offset}</source>
        <translation>{file} 第 {line} 行，{key}：偏移 {offset} 处有单独的代理项</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: does not fit the text, whose digest is {expected}</source>
        <translation>{file} 第 {line} 行，{key}：与文字不符，文字的摘要为 {expected}</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: missing</source>
        <translation>{file} 第 {line} 行，{key}：缺失</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: must be {expected}, not {found}</source>
        <translation>{file} 第 {line} 行，{key}：应为{expected}，而不是{found}</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: must not be empty</source>
        <translation>{file} 第 {line} 行，{key}：不能为空</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: needs at least one span</source>
        <translation>{file} 第 {line} 行，{key}：至少需要一个区间</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: no article {found} on this page</source>
        <translation>{file} 第 {line} 行，{key}：本版没有文章 {found}</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: offset {found} is outside the text of {length} characters</source>
        <translation>{file} 第 {line} 行，{key}：偏移 {found} 超出全文 {length} 字</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: the character at {offset} is already in {other}</source>
        <translation>{file} 第 {line} 行，{key}：偏移 {offset} 处的字已在 {other} 中</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: the span {start} to {end} holds white space only</source>
        <translation>{file} 第 {line} 行，{key}：区间 {start} 至 {end} 只有空白</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: the span {start} to {end} is empty</source>
        <translation>{file} 第 {line} 行，{key}：区间 {start} 至 {end} 为空</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: the span {start} to {end} lies outside the {role} fragments</source>
        <translation>{file} 第 {line} 行，{key}：区间 {start} 至 {end} 不在{role}片段内</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: this is {found}, and {expected} is what can be read here</source>
        <translation>{file} 第 {line} 行，{key}：格式为 {found}，这里只能读 {expected}</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: unknown role {found}; one of {expected}</source>
        <translation>{file} 第 {line} 行，{key}：未知类别 {found}；应为以下之一：{expected}</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: unknown word {found}; one of {expected}</source>
        <translation>{file} 第 {line} 行，{key}：未知用词 {found}；应为以下之一：{expected}</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: {found} at offset {offset}</source>
        <translation>{file} 第 {line} 行，{key}：偏移 {offset} 处有 {found}</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: {found} is a role of articles and cannot stand in the furniture</source>
        <translation>{file} 第 {line} 行，{key}：{found} 是文章内的类别，不能用于版面要素</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: {found} is a role of furniture and cannot stand in an article</source>
        <translation>{file} 第 {line} 行，{key}：{found} 是版面要素的类别，不能用于文章</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: {found} is below 1</source>
        <translation>{file} 第 {line} 行，{key}：{found} 小于 1</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: {found} is no box; write left, top, right and bottom, in this order</source>
        <translation>{file} 第 {line} 行，{key}：{found} 不是方框；请依次写左、上、右、下</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: {found} is no size of a page</source>
        <translation>{file} 第 {line} 行，{key}：{found} 不能是版面尺寸</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: {found} is not a decimal number of reasonable size</source>
        <translation>{file} 第 {line} 行，{key}：{found} 不是大小合理的十进制数</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: {found} is not between {low} and {high}</source>
        <translation>{file} 第 {line} 行，{key}：{found} 不在 {low} 与 {high} 之间</translation>
    </message>
    <message>
        <source>{file}, line {line}, {key}: {found} was there before</source>
        <translation>{file} 第 {line} 行，{key}：{found} 重复</translation>
    </message>
    <message>
        <source>{file}, line {line}: a page must be a JSON object, not {found}</source>
        <translation>{file} 第 {line} 行：版面须为 JSON 对象，而不是{found}</translation>
    </message>
    <message>
        <source>{file}, line {line}: byte {offset} is not UTF-8; save the file as UTF-8</source>
        <translation>{file} 第 {line} 行：第 {offset} 字节不是 UTF-8；请将文件另存为 UTF-8</translation>
    </message>
    <message>
        <source>{file}, line {line}: elements are nested too deeply for a page; export the file again</source>
        <translation>{file} 第 {line} 行：元素嵌套过深，不像版面；请重新导出该文件</translation>
    </message>
    <message>
        <source>{file}, line {line}: its bytes are not in the encoding that it names; save it as UTF-8</source>
        <translation>{file} 第 {line} 行：字节与文件声明的编码不符；请另存为 UTF-8</translation>
    </message>
    <message>
        <source>{file}, line {line}: longer than {limit} MiB, too long for one page</source>
        <translation>{file} 第 {line} 行：超过 {limit} MiB，不像单个版面</translation>
    </message>
    <message>
        <source>{file}, line {line}: not JSON: {reason}</source>
        <translation>{file} 第 {line} 行：不是 JSON：{reason}</translation>
    </message>
    <message>
        <source>{file}, line {line}: not well-formed XML ({reason}); export the file again</source>
        <translation>{file} 第 {line} 行：不是格式正确的 XML（{reason}）；请重新导出该文件</translation>
    </message>
    <message>
        <source>{file}: {count} of its {total} pages are not in its folder, such as {name}; keep the files of an issue together</source>
        <translation>{file}：所列 {total} 个版面中有 {count} 个不在它的文件夹里，例如 {name}；请把一期的文件放在一起</translation>
    </message>
    <message>
        <source>{folder} is on a network or shared disk ({kind}), where a broken connection or a second computer can damage the corpus; keep it on a disk of this computer and put copies there</source>
        <translation>{folder} 位于网络盘或共享盘（{kind}），连接中断或另一台电脑可能损坏语料库；请放在本机磁盘上，只把副本存到那里</translation>
    </message>
    <message>
        <source>{folder} is synchronised by {service}, which may copy the corpus in the middle of a step or put an older one in its place; keep it in another folder and put copies there when it is closed</source>
        <translation>{folder} 由 {service} 同步，可能在写入中途复制语料库，或用旧版本替换它；请放在其他文件夹，关闭后再把副本存到那里</translation>
    </message>
    <message>
        <source>{journal} was moved or deleted while it was in use, so nothing was saved; close the corpus and open it again</source>
        <translation>{journal} 在使用期间被移走或删除，未能保存；请关闭语料库后重新打开</translation>
    </message>
    <message>
        <source>{key} is the key of “{command}”; choose another, or give that command another key first</source>
        <translation>{key} 已是“{command}”的快捷键；请换一个，或先给该命令换键</translation>
    </message>
    <message>
        <source>{key} is typed into fields, and this command is heard in them too; choose a key with Ctrl or Alt, or F1 to F12</source>
        <translation>{key} 要在输入框中使用，而此命令在输入框中也有效；请选带 Ctrl 或 Alt 的键，或 F1 至 F12</translation>
    </message>
    <message>
        <source>{key} leads from one field to the next; choose another key</source>
        <translation>{key} 用于在输入框之间移动；请换一个键</translation>
    </message>
    <message>
        <source>{key} moves the caret; choose another key</source>
        <translation>{key} 用于移动光标；请换一个键</translation>
    </message>
    <message>
        <source>{kind} {id} is not there any more</source>
        <translation>{kind} {id} 已不存在</translation>
    </message>
    <message>
        <source>{left} is left of a corpus that is gone; move it away first</source>
        <translation>{left} 是已不存在的语料库的遗留文件；请先移走</translation>
    </message>
    <message>
        <source>{other} is no other text of {page}</source>
        <translation>{other} 不是 {page} 的另一份文本</translation>
    </message>
    <message>
        <source>{page}: {share} % of the characters have a box; without are, by line, {places}</source>
        <translation>{page}：{share} % 的字有字框；没有的依行为 {places}</translation>
    </message>
    <message>
        <source>{path} can only be read, so nothing was saved; copy it to a place where you may write</source>
        <translation>{path} 只读，未能保存；请复制到可写的位置</translation>
    </message>
    <message>
        <source>{path} could not be made: {reason}</source>
        <translation>{path} 无法新建：{reason}</translation>
    </message>
    <message>
        <source>{path} could not be moved: {reason}</source>
        <translation>{path} 无法移动：{reason}</translation>
    </message>
    <message>
        <source>{path} could not be opened: {reason}</source>
        <translation>{path} 无法打开：{reason}</translation>
    </message>
    <message>
        <source>{path} could not be read ({reason}); see whether its disk is there and you may read it</source>
        <translation>{path} 无法读取（{reason}）；请检查磁盘和读取权限</translation>
    </message>
    <message>
        <source>{path} could not be read: {reason}</source>
        <translation>{path} 无法读取：{reason}</translation>
    </message>
    <message>
        <source>{path} could not be updated: it has rows that point nowhere; it was left as it was</source>
        <translation>{path} 无法升级：其中有失去指向的记录；文件保持原样</translation>
    </message>
    <message>
        <source>{path} could not be written ({reason}), so nothing was saved; see whether its disk is there</source>
        <translation>{path} 无法写入（{reason}），未能保存；请检查磁盘</translation>
    </message>
    <message>
        <source>{path} has {length} bytes where SQLite can open {limit}; give it a shorter name or a folder with a shorter one</source>
        <translation>{path} 长 {length} 字节，SQLite 最多只能打开 {limit} 字节；请缩短文件名或文件夹名</translation>
    </message>
    <message>
        <source>{path} is a folder, not a corpus</source>
        <translation>{path} 是文件夹，不是语料库</translation>
    </message>
    <message>
        <source>{path} is damaged ({reason}); open a backup of it</source>
        <translation>{path} 已损坏（{reason}）；请打开备份</translation>
    </message>
    <message>
        <source>{path} is damaged at page {page}: its rows are not those its last step led to; open a backup of it</source>
        <translation>{path} 在版面 {page} 处已损坏：所存内容与最后一步的结果不符；请打开备份</translation>
    </message>
    <message>
        <source>{path} is empty, not a corpus</source>
        <translation>{path} 是空文件，不是语料库</translation>
    </message>
    <message>
        <source>{path} is held by another program; close it there and try again</source>
        <translation>{path} 正被另一程序占用；请在那里关闭后重试</translation>
    </message>
    <message>
        <source>{path} is not a corpus file</source>
        <translation>{path} 不是语料库文件</translation>
    </message>
    <message>
        <source>{path} is not a corpus file: it is the database of another program</source>
        <translation>{path} 不是语料库文件，而是其他程序的数据库</translation>
    </message>
    <message>
        <source>{path} is open in another window or program, so nothing was restored; close it there and try again</source>
        <translation>{path} 已在其他窗口或程序中打开，未能恢复；请在那里关闭后重试</translation>
    </message>
    <message>
        <source>{path} is the corpus itself, not a backup of it</source>
        <translation>{path} 就是语料库本身，不是它的备份</translation>
    </message>
    <message>
        <source>{path} is the corpus that is open; choose another name for the copy</source>
        <translation>{path} 就是当前打开的语料库；请为副本另取名称</translation>
    </message>
    <message>
        <source>{path} was made by a newer version of this program; update the program to open it</source>
        <translation>{path} 由本程序的较新版本创建；请升级程序后打开</translation>
    </message>
    <message>
        <source>{path} was made by an older version and can only be read here; copy it to where you may write</source>
        <translation>{path} 由较旧版本创建，在此处只读；请复制到可写的位置</translation>
    </message>
    <message>
        <source>{path} was moved or deleted while it was open, so nothing was saved; put it back or open it again</source>
        <translation>{path} 在打开期间被移走或删除，未能保存；请放回原处或重新打开</translation>
    </message>
    <message>
        <source>{path} was moved or deleted while it was open; put it back or open it again</source>
        <translation>{path} 在打开期间被移走或删除；请放回原处或重新打开</translation>
    </message>
    <message>
        <source>{reviewer} has begun with {page} already: nothing was carried over</source>
        <translation>{reviewer} 已经开始标注 {page}：没有沿用任何内容</translation>
    </message>
    <message>
        <source>{reviewer} has said nothing of {page}</source>
        <translation>{reviewer} 没有标注过 {page}</translation>
    </message>
    <message>
        <source>{source} has only {share} % of the characters of {page}: nothing was attached</source>
        <translation>{source} 只有 {page} 的 {share} % 的字：什么也没有附加</translation>
    </message>
    <message>
        <source>{source} tells neither boxes nor a picture: nothing was attached</source>
        <translation>{source} 既没有字框也没有图像：什么也没有附加</translation>
    </message>
    <message>
        <source>{text} is marked as a number already; change its row, or reject what is wrong first</source>
        <translation>“{text}”已标为数字；请改动该行，或先否决错误的数字</translation>
    </message>
    <message>
        <source>{value} holds characters that nobody can see; write it anew</source>
        <translation>{value}含有看不见的字符；请重新输入</translation>
    </message>
    <message>
        <source>{value} is no code of a language; write zh, en or the like</source>
        <translation>{value}不是语言代码；请写zh、en等</translation>
    </message>
    <message>
        <source>{value} is no date; write it as 2023-07-27</source>
        <translation>{value}不是日期；请写成2023-07-27</translation>
    </message>
    <message>
        <source>{value} is too long; {longest} characters are the most</source>
        <translation>{value}太长；最多{longest}个字符</translation>
    </message>
    <message>
        <source>“{text}” is no date; write 2023-07-26, --07-26 or a period, 2023-06-05/2023-06-08</source>
        <translation>“{text}”不是日期；请写成 2023-07-26、--07-26，或时段 2023-06-05/2023-06-08</translation>
    </message>
    <message>
        <source>“{text}” is no number; write digits, as in 9846900 or 12.5, or a range, 15–20</source>
        <translation>“{text}”不是数字；请用阿拉伯数字，如 9846900、12.5，或范围 15–20</translation>
    </message>
    <message>
        <source>“{words}” came over in {pieces} pieces</source>
        <translation>“{words}”沿用时分成了 {pieces} 段</translation>
    </message>
    <message>
        <source>“{words}” came over without {missing} of its {characters} characters</source>
        <translation>“{words}”沿用时在 {characters} 个字中缺了 {missing} 个</translation>
    </message>
    <message>
        <source>“{words}” is left over</source>
        <translation>多出“{words}”</translation>
    </message>
    <message>
        <source>“{words}” is missing</source>
        <translation>缺少“{words}”</translation>
    </message>
    <message>
        <source>“{words}” is not in the new text</source>
        <translation>新文本里没有“{words}”</translation>
    </message>
</context>
<context>
    <name>Facsimile</name>
    <message>
        <source>A picture in the file; click it and mark it as a picture</source>
        <translation>文件中的图片；点击后可标为图片</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>返回文本</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>选择其他文件…</translation>
    </message>
    <message>
        <source>Choose the picture…</source>
        <translation>选择版面图…</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>整版</translation>
    </message>
    <message>
        <source>Page picture</source>
        <translation>版面图</translation>
    </message>
    <message>
        <source>Picture of the page</source>
        <translation>版面图</translation>
    </message>
    <message>
        <source>Say where it is…</source>
        <translation>指定位置…</translation>
    </message>
    <message>
        <source>This page has no picture. Import its PDF file, or say which file its picture is in.</source>
        <translation>本版没有版面图。请导入它的 PDF 文件，或指定图像所在的文件。</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>读写错误</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>这是文件夹</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>文件或文件夹不存在</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统只读</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>a list of four numbers</source>
        <translation>含四个数的列表</translation>
    </message>
    <message>
        <source>a list of two numbers</source>
        <translation>含两个数的列表</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>a number, or a string with one</source>
        <translation>数或写有数的字符串</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>字符串</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>图片或数字</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>null</source>
        <translation>空值</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Against</source>
        <translation>比较基准</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>图注</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>摄影署名</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>图号</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>所指</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>a year before</source>
        <translation>同比</translation>
    </message>
    <message>
        <source>advertisement</source>
        <translation>广告</translation>
    </message>
    <message>
        <source>chart</source>
        <translation>统计图</translation>
    </message>
    <message>
        <source>count</source>
        <translation>数目</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>绘画</translation>
    </message>
    <message>
        <source>label</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>logo</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>计量</translation>
    </message>
    <message>
        <source>money</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>multiple</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>ordinal</source>
        <translation>序数</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>percentage points</source>
        <translation>百分点</translation>
    </message>
    <message>
        <source>period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>the month before</source>
        <translation>环比</translation>
    </message>
    <message>
        <source>the period before</source>
        <translation>较上期</translation>
    </message>
    <message>
        <source>↑ increase</source>
        <translation>↑ 增</translation>
    </message>
    <message>
        <source>↓ decrease</source>
        <translation>↓ 减</translation>
    </message>
</context>
<context>
    <name>FiguresView</name>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n 个已否决</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sure</source>
        <translation>
            <numerusform>%n 个无疑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n 个待核</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>No numbers yet. Select a number in the text and press Q.</source>
        <translation>尚无数字。在正文中选中一个数字，按 Q 标注。</translation>
    </message>
    <message>
        <source>No page is open.</source>
        <translation>没有打开的版面。</translation>
    </message>
    <message>
        <source>No pictures yet. Put the caret in a caption or a credit and press I.</source>
        <translation>尚无图片。把光标放在图注或摄影署名中，按 I 标注。</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Numbers {count}</source>
        <translation>数字 {count}</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Pictures {count}</source>
        <translation>图片 {count}</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>否决</translation>
    </message>
    <message>
        <source>The selected rows are no figures (Backspace)</source>
        <translation>所选各行不是图片或数字（Backspace）</translation>
    </message>
    <message>
        <source>The selected rows are right (Space)</source>
        <translation>所选各行无误（空格）</translation>
    </message>
</context>
<context>
    <name>FindStrip</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>共 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>在本版中查找</translation>
    </message>
    <message>
        <source>Not on this page</source>
        <translation>本版中没有</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>The place before</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>第 {number} 处，共 {count} 处</translation>
    </message>
</context>
<context>
    <name>Finish</name>
    <message>
        <source>Articles and pictures of {page} finished.</source>
        <translation>{page}的文章和图片已审毕。</translation>
    </message>
    <message>
        <source>Articles of {page} finished.</source>
        <translation>{page}的文章已审毕。</translation>
    </message>
    <message>
        <source>Its pictures and numbers are not: menu Figures.</source>
        <translation>图片和数字尚未审毕：见“图片与数字”菜单。</translation>
    </message>
    <message>
        <source>Later: {page}.</source>
        <translation>{page}稍后再审。</translation>
    </message>
    <message>
        <source>That was the last open page.</source>
        <translation>已无其他未审毕的版面。</translation>
    </message>
    <message>
        <source>{number} flag · {text}</source>
        <translation>{number} 复核标记 · {text}</translation>
    </message>
    <message>
        <source>{number} flag: {words} · {text}</source>
        <translation>{number} 复核标记：{words} · {text}</translation>
    </message>
    <message>
        <source>{number} has no body: {text}</source>
        <translation>{number} 无正文：{text}</translation>
    </message>
    <message>
        <source>{number} has no headline: {text}</source>
        <translation>{number} 无标题：{text}</translation>
    </message>
    <message>
        <source>{number} note: {words} · {text}</source>
        <translation>{number} 批注：{words} · {text}</translation>
    </message>
    <message>
        <source>on the page</source>
        <translation>整个版面</translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) are not: Figures &gt; Finish the numbers of this page.</source>
        <translation>
            <numerusform>另有 %n 个数字未审毕：“图片与数字”&gt;“本版数字审毕”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) are not: Figures &gt; Finish the pictures of this page.</source>
        <translation>
            <numerusform>另有 %n 张图片未审毕：“图片与数字”&gt;“本版图片审毕”。</numerusform>
        </translation>
    </message>
    <message>
        <source>page {number}</source>
        <translation>第{number}版</translation>
    </message>
    <message>
        <source>unassigned: {text}</source>
        <translation>未归属：{text}</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>New corpus from files: choose them, or drop them here</source>
        <translation>从文件新建语料库：选择文件，或拖到这里</translation>
    </message>
    <message>
        <source>Open a corpus</source>
        <translation>打开语料库</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>The raw text of a page stands beside the articles found in it. You fix what is wrong and finish the page.</source>
        <translation>左边是版面的原始文字，右边是自动切分出的文章。改正错处，完成本版。</translation>
    </message>
    <message>
        <source>Try the sample page</source>
        <translation>试用示例版面</translation>
    </message>
    <message>
        <source>Turn newspaper pages into clean, reviewed articles</source>
        <translation>把报纸版面整理成经过审阅的文章</translation>
    </message>
    <message>
        <source>Your name as reviewer</source>
        <translation>审阅人姓名</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>Add the page</source>
        <translation>添加版面</translation>
    </message>
    <message>
        <source>All pages</source>
        <translation>全部版面</translation>
    </message>
    <message>
        <source>All pages, with the machine&apos;s reading where nobody has reviewed</source>
        <translation>全部版面；未经审阅的用机器切分结果</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Each reviewer has annotations of their own; gold is kept for adjudication.</source>
        <translation>每位审阅人的标注各自保存；gold 专用于最终裁定。</translation>
    </message>
    <message>
        <source>Every block an article</source>
        <translation>每个文字块一篇文章</translation>
    </message>
    <message>
        <source>Export reviewed corpus</source>
        <translation>导出已审语料</translation>
    </message>
    <message>
        <source>Finished pages</source>
        <translation>已完成的版面</translation>
    </message>
    <message>
        <source>Fragments as they were made, not joined</source>
        <translation>片段保持原样，不合并</translation>
    </message>
    <message>
        <source>Name of the page</source>
        <translation>版面名称</translation>
    </message>
    <message>
        <source>Pages that no machine has read yet</source>
        <translation>尚未切分的版面</translation>
    </message>
    <message>
        <source>Paste page text</source>
        <translation>粘贴版面文字</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Reviews already begun stay as they are; the new reading is kept beside them.</source>
        <translation>已开始的审阅保持不变，新的切分结果另行保存。</translation>
    </message>
    <message>
        <source>Rules of the page&apos;s language</source>
        <translation>按版面语言的规则</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>开始切分</translation>
    </message>
    <message>
        <source>Segment pages</source>
        <translation>自动切分</translation>
    </message>
    <message>
        <source>Segmenter</source>
        <translation>切分方法</translation>
    </message>
    <message>
        <source>The whole page one article</source>
        <translation>整版一篇文章</translation>
    </message>
    <message>
        <source>Use this name</source>
        <translation>使用此名</translation>
    </message>
    <message>
        <source>What is in its place now becomes a backup itself, so this can be undone.</source>
        <translation>现有内容会先转为备份，因此可以还原。</translation>
    </message>
    <message>
        <source>Who is reviewing</source>
        <translation>审阅人</translation>
    </message>
    <message>
        <source>With the assembled text of each article</source>
        <translation>附每篇文章拼合后的全文</translation>
    </message>
    <message>
        <source>Your name as reviewer</source>
        <translation>审阅人姓名</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>paper-2026-01-31-p2</source>
        <translation>paper-2026-01-31-p2</translation>
    </message>
    <message>
        <source>what a restore replaced</source>
        <translation>恢复前的内容</translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>约剩 {time}</translation>
    </message>
    <message>
        <source>{done} done</source>
        <translation>已完成 {done}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>Attaching boxes</source>
        <translation>正在附加字框</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Indexing</source>
        <translation>正在建立索引</translation>
    </message>
    <message>
        <source>Looking for pages</source>
        <translation>正在查找版面</translation>
    </message>
    <message>
        <source>Segmenting</source>
        <translation>正在切分</translation>
    </message>
</context>
<context>
    <name>KeyRows</name>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message numerus="yes">
        <source>%n command(s) have keys of your own.</source>
        <translation>
            <numerusform>有 %n 个命令用了自定的快捷键。</numerusform>
        </translation>
    </message>
    <message>
        <source>All default keys</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Another key…</source>
        <translation>再加一键…</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其快捷键</translation>
    </message>
    <message>
        <source>Default keys</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Find a command by its name or key</source>
        <translation>按名称或快捷键查找命令</translation>
    </message>
    <message>
        <source>Give every command its default keys again?</source>
        <translation>全部命令都恢复默认快捷键？</translation>
    </message>
    <message>
        <source>New key…</source>
        <translation>换键…</translation>
    </message>
    <message>
        <source>No command has this name</source>
        <translation>没有这个名称的命令</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>去掉快捷键</translation>
    </message>
    <message>
        <source>Press the new key for {command} · Esc leaves</source>
        <translation>请按“{command}”的新快捷键 · Esc 取消</translation>
    </message>
    <message>
        <source>{command}: by default no key</source>
        <translation>{command}：默认没有快捷键</translation>
    </message>
    <message>
        <source>{command}: by default {keys}</source>
        <translation>{command}：默认为 {keys}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>版面</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>图片与数字</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>Recent corpora</source>
        <translation>最近打开的语料库</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>{corpus}   not there</source>
        <translation>{corpus}   已不在</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message numerus="yes">
        <source>%n of {files} names do not fit the pattern; their pages come in without these details.</source>
        <translation>
            <numerusform>{files}个文件名中有%n个不符合模板；这些版面导入后没有这些信息。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n names fit the pattern.</source>
        <translation>
            <numerusform>%n个文件名全部符合模板。</numerusform>
        </translation>
    </message>
    <message>
        <source>Anything</source>
        <translation>任意内容</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Before the import</source>
        <translation>导入前</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>坐标框</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>Each name is read by itself.</source>
        <translation>逐个读取每个文件名。</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Insert:</source>
        <translation>插入：</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>What is understood of the files</source>
        <translation>从文件中读出的内容</translation>
    </message>
    <message numerus="yes">
        <source>What is understood of the first {shown} of %n files</source>
        <translation>
            <numerusform>从 %n 个文件的前 {shown} 个中读出的内容</numerusform>
        </translation>
    </message>
    <message>
        <source>no</source>
        <translation>无</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>{pages}, {refused} refused</source>
        <translation>{pages}，{refused} 项未能读取</translation>
    </message>
    <message>
        <source>No name fits the pattern.</source>
        <translation>没有文件名符合模板。</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>版数</translation>
    </message>
    <message>
        <source>Pattern of the names</source>
        <translation>文件名模板</translation>
    </message>
    <message>
        <source>Tells nothing</source>
        <translation>没有读出信息</translation>
    </message>
</context>
<context>
    <name>OfferBar</name>
    <message>
        <source>Leave it   Esc</source>
        <translation>不再处理   Esc</translation>
    </message>
</context>
<context>
    <name>OpenList</name>
    <message>
        <source>Finish anyway</source>
        <translation>仍然完成</translation>
    </message>
    <message>
        <source>Keep working   Esc</source>
        <translation>继续审阅   Esc</translation>
    </message>
    <message numerus="yes">
        <source>Still open: %n thing(s)</source>
        <translation>
            <numerusform>还有 %n 处未处理</numerusform>
        </translation>
    </message>
    <message>
        <source>What is still open</source>
        <translation>未处理事项</translation>
    </message>
</context>
<context>
    <name>PageStrip</name>
    <message>
        <source>Pages</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>Show the pages</source>
        <translation>显示版面列表</translation>
    </message>
</context>
<context>
    <name>PageText</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>共 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Drag over lines to select them; with Ctrl, into the chosen article</source>
        <translation>拖过行号选中整行，按住 Ctrl 则归入选中的文章</translation>
    </message>
    <message>
        <source>Drag the boundary; with Alt it goes between any two characters</source>
        <translation>拖动边界，按住 Alt 可放在任意两字之间</translation>
    </message>
    <message>
        <source>Drag the fragment onto a card</source>
        <translation>把片段拖到卡片上</translation>
    </message>
    <message>
        <source>Page text</source>
        <translation>版面原文</translation>
    </message>
    <message>
        <source>article {number}</source>
        <translation>第{number}篇</translation>
    </message>
    <message>
        <source>check</source>
        <translation>待核</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>存疑</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message numerus="yes">
        <source>%n doubtful</source>
        <translation>
            <numerusform>存疑 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n 步</numerusform>
        </translation>
    </message>
    <message>
        <source>No issue named</source>
        <translation>未注明期次</translation>
    </message>
    <message>
        <source>No publication named</source>
        <translation>未注明报名</translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>第{number}版</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已收起</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>不审</translation>
    </message>
    <message>
        <source>later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>second look</source>
        <translation>待复核</translation>
    </message>
    <message numerus="yes">
        <source>≈ %n steps</source>
        <translation>
            <numerusform>约 %n 步</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>All pages</source>
        <translation>全部版面</translation>
    </message>
    <message>
        <source>Filter pages…</source>
        <translation>筛选版面…</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Flagged for a second look</source>
        <translation>待复核</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>审阅中</translation>
    </message>
    <message>
        <source>No page is like that.</source>
        <translation>没有符合条件的版面。</translation>
    </message>
    <message>
        <source>No pages yet.</source>
        <translation>还没有版面。</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>One list, most work first</source>
        <translation>列成一栏，工作量大的在前</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>Parked for later</source>
        <translation>稍后再审</translation>
    </message>
    <message>
        <source>Which pages, in which order</source>
        <translation>显示哪些版面、如何排序</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>A command, a key, the number of an article or page</source>
        <translation>命令、快捷键、文章编号或版次</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>找到的命令</translation>
    </message>
    <message>
        <source>Enter runs it · Esc leaves</source>
        <translation>Enter 执行 · Esc 取消</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Go to article {number}</source>
        <translation>转到第 {number} 篇</translation>
    </message>
    <message>
        <source>Go to {page}</source>
        <translation>转到{page}</translation>
    </message>
    <message>
        <source>No command has this name</source>
        <translation>没有这个名称的命令</translation>
    </message>
    <message>
        <source>{command}: {reason}</source>
        <translation>{command}：{reason}</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>does it begin here?</source>
        <translation>是从这里开始吗？</translation>
    </message>
    <message>
        <source>does this {role} belong to {article}?</source>
        <translation>此{role}属于{article}吗？</translation>
    </message>
    <message>
        <source>else {articles} (Enter)</source>
        <translation>或归 {articles}（Enter）</translation>
    </message>
    <message>
        <source>is this a {role}?</source>
        <translation>这是{role}吗？</translation>
    </message>
    <message>
        <source>is {article} an article of its own?</source>
        <translation>{article}是单独一篇吗？</translation>
    </message>
    <message>
        <source>note: {words}</source>
        <translation>批注：{words}</translation>
    </message>
</context>
<context>
    <name>PreferencesWindow</name>
    <message>
        <source>As the system has it</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>As the system has them</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Each reviewer has annotations of their own; gold is kept for adjudication.</source>
        <translation>每位审阅人的标注各自保存；gold 专用于最终裁定。</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>What you choose holds at once.</source>
        <translation>所作选择立即生效。</translation>
    </message>
    <message>
        <source>Your name as reviewer</source>
        <translation>审阅人姓名</translation>
    </message>
</context>
<context>
    <name>Prompt</name>
    <message>
        <source>Accept   Enter</source>
        <translation>确定   Enter</translation>
    </message>
    <message>
        <source>Leave   Esc</source>
        <translation>取消   Esc</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>%1 File</source>
        <translation>%1 文件</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>位置(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>↓</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>←</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>→</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>↑</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message numerus="yes">
        <source>%n thing(s) could not be imported, so nothing was.</source>
        <translation>
            <numerusform>有 %n 项无法导入，未导入任何内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be imported; the rest was.</source>
        <translation>
            <numerusform>有 %n 项未能导入，其余均已导入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制列表</translation>
    </message>
    <message numerus="yes">
        <source>Keep %n scan(s) as pictures</source>
        <translation>
            <numerusform>把 %n 个扫描页作为图片保留</numerusform>
        </translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>未导入的内容</translation>
    </message>
</context>
<context>
    <name>RemarkList</name>
    <message>
        <source>Close   Esc</source>
        <translation>关闭   Esc</translation>
    </message>
    <message>
        <source>Done with it   Del</source>
        <translation>处理完毕   Del</translation>
    </message>
    <message>
        <source>Notes and flags</source>
        <translation>批注与复核标记</translation>
    </message>
    <message numerus="yes">
        <source>Notes and flags: %n</source>
        <translation>
            <numerusform>批注与复核标记：%n</numerusform>
        </translation>
    </message>
    <message>
        <source>The note counts as resolved, the flag is taken down; undo brings it back</source>
        <translation>批注记为已处理，复核标记取下；可撤销</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>advertisement</source>
        <translation>广告</translation>
    </message>
    <message>
        <source>body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>byline</source>
        <translation>署名/电头</translation>
    </message>
    <message>
        <source>caption</source>
        <translation>图注</translation>
    </message>
    <message>
        <source>credit</source>
        <translation>摄影署名</translation>
    </message>
    <message>
        <source>crosshead</source>
        <translation>小标题</translation>
    </message>
    <message>
        <source>editors</source>
        <translation>编务</translation>
    </message>
    <message>
        <source>folio</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>headline</source>
        <translation>主标题</translation>
    </message>
    <message>
        <source>jump</source>
        <translation>转接</translation>
    </message>
    <message>
        <source>kicker</source>
        <translation>引题</translation>
    </message>
    <message>
        <source>masthead</source>
        <translation>报头</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>启事</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>subtitle</source>
        <translation>副题</translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation>未标注</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 个版面</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) can be searched</source>
        <translation>
            <numerusform>现在可以搜索全部 %n 个版面</numerusform>
        </translation>
    </message>
    <message>
        <source>more than {count} pages</source>
        <translation>超过 {count} 个版面</translation>
    </message>
    <message>
        <source>on no page</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>{indexed} of {total} pages indexed, the others are not looked at yet</source>
        <translation>已索引 {total} 个版面中的 {indexed} 个，其余尚未搜索</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Pages found</source>
        <translation>找到的版面</translation>
    </message>
    <message>
        <source>Search all pages</source>
        <translation>搜索所有版面</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>All roles</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>Card&apos;s number</source>
        <translation>卡片编号</translation>
    </message>
    <message>
        <source>Carry the fragment to a place in a card, or below the cards</source>
        <translation>把片段拖到卡片中某处，或拖到卡片下方新建文章</translation>
    </message>
    <message>
        <source>Carry the fragment to another place or card</source>
        <translation>把片段拖到别处或另一张卡片</translation>
    </message>
    <message>
        <source>Carry the fragment under the pointer</source>
        <translation>拖动指针下的片段</translation>
    </message>
    <message>
        <source>Carry what is selected</source>
        <translation>拖动所选文字</translation>
    </message>
    <message>
        <source>Choose a fragment more</source>
        <translation>加选一个片段</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Coloured bar</source>
        <translation>彩色竖条</translation>
    </message>
    <message>
        <source>Ctrl+click</source>
        <translation>Ctrl+单击</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+滚轮</translation>
    </message>
    <message>
        <source>Dots in a card</source>
        <translation>卡片中的圆点</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>Give the drag up</source>
        <translation>放弃拖动</translation>
    </message>
    <message>
        <source>Keys and gestures</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>Line numbers</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Merge the article into another one</source>
        <translation>把文章并入另一篇</translation>
    </message>
    <message>
        <source>Move it by lines; with Alt between any two characters</source>
        <translation>按行移动，按住 Alt 可放在任意两字之间</translation>
    </message>
    <message>
        <source>Move it, or change its size by its handles</source>
        <translation>移动它，或拖动控制点改变大小</translation>
    </message>
    <message>
        <source>Move the caret; with Shift select</source>
        <translation>移动光标；按住 Shift 选择</translation>
    </message>
    <message>
        <source>Move the page picture; so does the middle button</source>
        <translation>移动版面图；也可按住中键拖动</translation>
    </message>
    <message>
        <source>Page picture</source>
        <translation>版面图</translation>
    </message>
    <message>
        <source>Picture&apos;s frame</source>
        <translation>图片边框</translation>
    </message>
    <message>
        <source>Select lines; with Ctrl send them to the chosen article</source>
        <translation>选中整行，按住 Ctrl 则归入选中的文章</translation>
    </message>
    <message>
        <source>Select the text in a rectangle; with Shift mark a picture there</source>
        <translation>选中框内的文字；按住 Shift 则在此标出图片</translation>
    </message>
    <message>
        <source>Selected text</source>
        <translation>所选文字</translation>
    </message>
    <message>
        <source>Send to this article at once</source>
        <translation>直接发送到该篇</translation>
    </message>
    <message>
        <source>Text size; over the page picture its size</source>
        <translation>文字大小；在版面图上则为图的大小</translation>
    </message>
    <message>
        <source>Text, with Alt</source>
        <translation>按住 Alt 拖文字</translation>
    </message>
    <message>
        <source>The selected text: {role}</source>
        <translation>所选文字：{role}</translation>
    </message>
    <message>
        <source>What the roles mean</source>
        <translation>各类文字说明</translation>
    </message>
    <message>
        <source>With Space held</source>
        <translation>按住空格</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n steps from the machine</source>
        <translation>
            <numerusform>较机器已改 %n 步</numerusform>
        </translation>
    </message>
    <message>
        <source>all saved {time}</source>
        <translation>全部已保存 {time}</translation>
    </message>
    <message>
        <source>nothing doubtful</source>
        <translation>无存疑</translation>
    </message>
    <message>
        <source>reviewer {name}</source>
        <translation>审阅人 {name}</translation>
    </message>
    <message>
        <source>saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>{assigned} of {total} characters assigned</source>
        <translation>已归属 {assigned} / {total} 字</translation>
    </message>
    <message numerus="yes">
        <source>{looked} of %n doubtful looked at</source>
        <translation>
            <numerusform>存疑 %n 处，已看 {looked} 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>boundary</source>
        <translation>移动边界</translation>
    </message>
    <message>
        <source>carried over</source>
        <translation>沿用</translation>
    </message>
    <message>
        <source>confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>切开</translation>
    </message>
    <message>
        <source>dissolve</source>
        <translation>解散文章</translation>
    </message>
    <message>
        <source>figures accepted</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>figures rejected</source>
        <translation>否决</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>标记复核</translation>
    </message>
    <message>
        <source>flag taken down</source>
        <translation>取消复核标记</translation>
    </message>
    <message>
        <source>furniture</source>
        <translation>设为版面要素</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>不审</translation>
    </message>
    <message>
        <source>link</source>
        <translation>关联转接</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>new article</source>
        <translation>新建文章</translation>
    </message>
    <message>
        <source>note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>note resolved</source>
        <translation>批注已处理</translation>
    </message>
    <message>
        <source>nothing here</source>
        <translation>本版没有文章</translation>
    </message>
    <message>
        <source>number</source>
        <translation>标注数字</translation>
    </message>
    <message>
        <source>number changed</source>
        <translation>修改数字</translation>
    </message>
    <message>
        <source>park</source>
        <translation>稍后再审</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>标注图片</translation>
    </message>
    <message>
        <source>picture changed</source>
        <translation>修改图片</translation>
    </message>
    <message>
        <source>place</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>renumber</source>
        <translation>重新编号</translation>
    </message>
    <message>
        <source>reopen</source>
        <translation>重新审阅</translation>
    </message>
    <message>
        <source>reorder</source>
        <translation>调整次序</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>role</source>
        <translation>改类别</translation>
    </message>
    <message>
        <source>send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>unassign</source>
        <translation>移出文章</translation>
    </message>
    <message>
        <source>unpark</source>
        <translation>取消稍后再审</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>A picture without text. Paste its text with {key}.</source>
        <translation>这一版只有图片，没有文字。按 {key} 粘贴文字。</translation>
    </message>
    <message>
        <source>Done again: {step}, {time}</source>
        <translation>已重做：{step}，{time}</translation>
    </message>
    <message>
        <source>No pages yet. Import files with {key}, or drop them here.</source>
        <translation>还没有版面。请按 {key} 导入文件，或将文件拖放到此处。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Page text</source>
        <translation>版面原文</translation>
    </message>
    <message>
        <source>Second look: why?</source>
        <translation>复核原因</translation>
    </message>
    <message>
        <source>Send it to:</source>
        <translation>改归：</translation>
    </message>
    <message>
        <source>Send “{text}” to article number</source>
        <translation>把“{text}”发送到第几篇</translation>
    </message>
    <message>
        <source>This page was finished; it is open again.</source>
        <translation>此版原已完成，现已重新打开审阅。</translation>
    </message>
    <message>
        <source>Undone: {step}, {time}</source>
        <translation>已撤销：{step}，{time}</translation>
    </message>
    <message>
        <source>an article of its own</source>
        <translation>自成一篇</translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation>{count} 字</translation>
    </message>
</context>
</TS>
