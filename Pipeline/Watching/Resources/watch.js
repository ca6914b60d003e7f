(()=>{'use strict';const $=s=>document.querySelector(s),R=document.documentElement,view=$('#view');
if(location.hash=='#dark')R.dataset.theme='dark';
$('#th').onclick=()=>{const d=R.dataset.theme||(matchMedia('(prefers-color-scheme:dark)').matches?'dark':'light');R.dataset.theme=d=='dark'?'light':'dark'};

// Words. Whatever comes from a name is set as text, never as markup.
const two=n=>String(n).padStart(2,'0');
const day=t=>t.getFullYear()+'-'+two(t.getMonth()+1)+'-'+two(t.getDate()),hour=t=>two(t.getHours())+':'+two(t.getMinutes());
const when=v=>{if(!v)return'–';const t=new Date(v),n=new Date(now());return(day(t)==day(n)?'':day(t)+' ')+hour(t)+':'+two(t.getSeconds())};
const span=s=>s==null?'–':s<90?Math.round(s)+' s':s<5400?Math.round(s/60)+' min':s<172800?Math.floor(s/3600)+' h '+Math.round(s%3600/60)+' min':Math.round(s/86400)+' days';
const clock=s=>{s=Math.max(0,Math.floor(s));const h=Math.floor(s/3600);return(h?h+':'+two(Math.floor(s%3600/60)):Math.floor(s/60))+':'+two(s%60)};
const size=b=>{if(!b)return'–';const u=['B','KiB','MiB','GiB','TiB'];let i=0;while(b>=1024&&i<4){b/=1024;i++}return b.toFixed(i?1:0)+' '+u[i]};
const count=(n,one,many)=>n+' '+(n==1?one:many||one+'s');
const percent=f=>Math.floor(100*Math.min(1,f||0))+'%';
const states=['done','running','failed','dead','blocked','cancelled','queued'],word={dead:'lost',queued:'waiting'},name=s=>word[s]||s||'waiting';

// Parts of the page. A cell is redrawn only where it changed, so that nothing flickers and a selection stays.
const el=(tag,cls,...kids)=>{const e=document.createElement(tag);if(cls)e.className=cls;e.append(...kids.filter(k=>k!=null));return e};
const link=(to,text)=>{const a=el('a','',text);a.href=to;return a};
const text=(id,s)=>{const e=$(id);if(e.textContent!=s)e.textContent=s};
const bar=(parts,label,cls)=>{const b=el('div','pb '+(cls||''));b.setAttribute('role','img');b.setAttribute('aria-label',label);for(const[s,share]of parts)if(share>0){const p=el('span','b-'+s);p.style.width=100*share+'%';b.append(p)}return b};
const whole=c=>states.reduce((n,s)=>n+(c[s]||0),0);
const parts=c=>{const n=whole(c)||1;return states.slice(0,6).map(s=>[s,(c[s]||0)/n])};
const summary=c=>[(c.done||0)+' of '+whole(c)+' done',...states.slice(1).filter(s=>c[s]).map(s=>c[s]+' '+name(s))].join(', ');
// The same words with the colours of the bar.
const legend=c=>el('span','',...[...states.slice(0,6),'queued'].filter(s=>c[s]||s=='done').flatMap((s,i)=>[i?', ':'',el('i','sw b-'+s),s=='done'?(c.done||0)+' of '+whole(c)+' done':c[s]+' '+name(s)]),'. ');
const set=(node,sig,make)=>{if(node._sig!==sig){node._sig=sig;node.replaceChildren(...[].concat(make()))}};
const section=(id,title)=>{let s=$('#'+id);if(!s){s=el('section','',el('h2','',title));s.id=id;view.append(s)}return s};
const table=(id,title,heads,rows,total,none)=>{const s=section(id,title);s.hidden=!rows.length&&!none;
if(!s._body){const t=el('table','',el('thead','',el('tr','',...heads.map(h=>{const x=el('th',h[1]||'',h[0]);x.scope='col';return x}))));s._body=t.appendChild(el('tbody'));s._t=el('div','scroll',t);s._none=el('p','none');s.append(s._t,s._none)}
s._t.hidden=!rows.length;const rest=(total||0)-rows.length;s._none.textContent=rows.length?rest>0?'… and '+count(rest,'more','more')+'.':'':none||'';
set(s.firstChild,title+(total??rows.length),()=>title+((total??rows.length)?' ('+(total??rows.length)+')':''));
const old=new Map([...s._body.rows].map(r=>[r._key,r]));let at=s._body.firstChild;
for(const row of rows){let r=old.get(row.key);old.delete(row.key);if(!r){r=el('tr','',...heads.map(h=>el('td',h[1]||'')));r._key=row.key}
row.cells.forEach(([sig,make],i)=>set(r.cells[i],sig,make||(()=>sig)));if(at===r)at=at.nextSibling;else s._body.insertBefore(r,at)}
for(const r of old.values())r.remove()};
const job=(j,why,cls)=>[j.title+'\n'+j.key+'\n'+(why||''),()=>{const a=link('/job/'+j.key,el('bdi','',j.title));return why?[a,el('span','why '+(cls||''),why)]:[a]}];
const share=j=>[percent(j.fraction)+(j.is_cancelling||''),()=>[bar([['running',j.fraction||0]],percent(j.fraction)+' done'),el('small','',percent(j.fraction)+(j.is_cancelling?', being cancelled':''))]];
const state=j=>[j.state||'queued',()=>el('span','w-'+(j.state||'queued'),name(j.state))];
const facts=(id,title,list)=>{const s=section(id,title);if(!s._dl)s._dl=s.appendChild(el('dl','facts'));set(s._dl,JSON.stringify(list.map(f=>[f[0],f[2]||String(f[1])])),()=>list.flatMap(([k,v])=>[el('dt','',k),el('dd','',v)]))};
const words=l=>l.map(k=>typeof k=='string'?k:k?k.textContent+(k.className||'')+(k.href||''):'').join('|');
const head=(title,sub,b)=>{let h=$('#head');if(!h){h=el('section','',el('h1'),el('div'),el('p','sub'));h.id='head';view.prepend(h)}set(h.children[0],title,()=>title);set(h.children[1],JSON.stringify(b),()=>b?[bar(b[0],b[1],'big')]:[]);set(h.children[2],words(sub),()=>sub)};
const alert=s=>{const a=$('#alert');text('#alert',s);a.hidden=!s};
const place=(...items)=>{const p=$('#place');set(p,JSON.stringify(items),()=>items.map(([s,to])=>el('li','',to?link(to,s):el('bdi','',s))))};

// The queue.
const queue=d=>{const c=d.counts||{},n=whole(c),run=d.running.jobs,bad=(c.failed||0)+(c.dead||0);
document.title=n?(n==(c.done||0)?'all done':percent((c.done||0)/n))+(bad?' · '+bad+' failed':'')+' · Concord':'Concord queue';place(['Queue']);
alert(d.is_disk_full?'The disk of the store is full ('+size(d.disk_free)+' free): nothing is begun until there is room. What is done is kept; the queue goes on by itself.':d.is_idle?'Jobs are waiting and none is running: no worker is there. Start one with: concord worker':'');
const sub=[];if(d.seconds_left)sub.push('About '+span(d.seconds_left)+' left, until about '+when(now()+1e3*d.seconds_left).slice(0,-3)+'.');if(d.jobs_per_minute!=null)sub.push((d.jobs_per_minute<1?+(60*d.jobs_per_minute).toPrecision(2)+' jobs an hour':+d.jobs_per_minute.toPrecision(2)+' jobs a minute')+' in the last ten minutes.');if(d.disk_free!=null)sub.push(size(d.disk_free)+' free on the disk of the store.');
head(n?(n==(c.done||0)?'All '+count(n,'job')+' done':(c.done||0)+' of '+count(n,'job')+' done'):'Nothing has been submitted yet',[...(n?[legend(c)]:[]),sub.join(' ')],n?[parts(c),summary(c)]:null);
table('submissions','Submissions',[['Manifest','t'],['Jobs','p'],['Submitted','odd'],['Report']],d.submissions.map(s=>({key:s.id,cells:[[s.name+s.id,()=>[link('/submission/'+s.id,el('bdi','',s.name)),el('span','why id',s.id)]],[JSON.stringify(s.counts),()=>[bar(parts(s.counts),summary(s.counts)),el('small','',summary(s.counts))]],[when(s.created)],[s.has_report?'y':'n',()=>s.has_report?link('/report/'+s.id+'/','Report'):el('span','none','not yet')]]})));
table('running','Running',[['Job','t'],['Done','p'],['Time','n'],['Worker','odd'],['Device','odd'],['Attempt','n odd']],run.map(j=>({key:j.key,cells:[job(j),share(j),[clock((now()-new Date(j.started))/1e3)],[j.worker||'–'],[j.device],[String(j.attempt||1)]]})),d.running.total,n&&!(d.counts.queued)?'':n?'Nothing is running.':'');
table('failed','Failed',[['Job','t'],['How'],['When'],['Attempts','n odd'],['Log','odd']],d.failed.jobs.map(j=>({key:j.key,cells:[job(j,j.error,'bad'),state(j),[when(j.ended)],[String(j.attempt||0)],[j.key,()=>link('/job/'+j.key+'#log','Log')]]})),d.failed.total);
table('blocked','Blocked',[['Job, and what it waits for in vain','t']],d.blocked.jobs.map(j=>({key:j.key,cells:[job(j,j.error)]})),d.blocked.total);
table('held','Waiting, with a reason',[['Job','t'],['Attempts','n odd']],d.held.jobs.map(j=>({key:j.key,cells:[job(j,j.error),[String(j.attempt||0)]]})),d.held.total);
table('recent','Done last',[['Job','t'],['Time','n'],['Memory','n odd'],['Ended','n']],d.recent.jobs.map(j=>({key:j.key,cells:[job(j),[span(j.seconds||0)],[size(j.peak_memory)],[when(j.ended)]]})),d.recent.jobs.length)};

// One submission.
const submission=d=>{const s=d.submission,c=s.counts||{};document.title=s.name+' · Concord';place(['Queue','/'],[s.name]);
head(s.name,[legend(c),'Submitted '+when(s.created)+' as '+s.id+'. ',s.has_report?link('/report/'+s.id+'/','Report'):'The report is written when all has ended.'],[parts(c),summary(c)]);
table('jobs','Jobs',[['Job','t'],['State'],['Done','p odd'],['Time','n'],['Memory','n odd'],['Worker','odd']],d.jobs.jobs.map(j=>({key:j.key,cells:[job(j,j.error,j.state=='failed'||j.state=='dead'?'bad':''),state(j),j.state=='running'?share(j):[j.waiting?'waits for '+count(j.waiting,'job'):''],[j.state=='running'?clock((now()-new Date(j.started))/1e3):j.seconds?span(j.seconds):'–'],[j.state=='running'?'–':size(j.peak_memory)],[j.worker||'–']]})),d.jobs.total)};

// One job, and its log.
let next=null,lines=0;
const one=d=>{const j=d.job,a=d.last_attempt;document.title=j.title+' · Concord';place(['Queue','/'],[d.submission_name||j.submission,'/submission/'+j.submission],[j.kind]);
head(j.title,[el('span','w-'+(j.state||'queued'),name(j.state)),j.state=='running'?', '+percent(j.fraction)+' after '+clock((now()-new Date(j.started))/1e3)+(j.is_cancelling?', being cancelled':''):j.waiting?': it needs '+count(j.waiting,'job')+' first':'',j.error?el('span','why '+(j.state=='failed'||j.state=='dead'?'bad':''),j.error):''],j.state=='running'?[[['running',j.fraction||0]],percent(j.fraction)+' done']:null);
facts('facts','What it is',[['Key',el('code','',j.key),j.key],['Kind',j.kind],['Submission',link('/submission/'+j.submission,d.submission_name||j.submission),j.submission],['Made from',d.parts||'–'],['Needs',d.needs.length?el('span','',...d.needs.flatMap((n,i)=>[i?', ':'',link('/job/'+n.key,el('bdi','',n.title)),' ('+name(n.state)+')'])):'nothing',JSON.stringify(d.needs.map(n=>n.key+n.state))],['Needed by',d.needed_by?count(d.needed_by,'job'):'no job']]);
facts('attempts','Attempts',[['Started',(j.attempt||0)+(j.attempt==1?' time':' times')],['Submitted',when(d.created)],['Last start',when(j.started)],['Ended',when(j.ended)],['Time',j.seconds?span(j.seconds):'–'],['Expected',span(j.expected_seconds)],['Peak memory',size(j.peak_memory)+', granted '+size(j.memory)],['Device',a&&a.device||j.device],['Threads, batch',a&&a.threads?a.threads+', '+a.batch:'–'],['Worker',j.worker||a&&a.worker||'–'],['Last outcome',a?a.outcome+(a.error&&a.error!=j.error?': '+a.error:''):'–'],['Priority',String(d.priority||0)]]);
if(d.inputs){const s=section('inputs','Inputs of the key');if(!s._pre){s._pre=el('pre');s.append(el('details','',el('summary','','The text whose SHA-256 is the key'),s._pre))}set(s._pre,d.inputs,()=>d.inputs)}};
const log=d=>{const s=section('log','Log');if(!s._log){s._file=link(location.pathname+'/log.jsonl','The whole log as a file');s._log=el('div','log');s._log.tabIndex=0;s._none=el('p','none');s.append(s._none,s._log,el('p','sub',s._file))}
if(next==null&&d.is_cut)s._log.append(el('div','',el('i','','… earlier lines are in the file')));
const end=s._log.scrollHeight-s._log.scrollTop-s._log.clientHeight<30;
for(const l of d.lines||[]){const p=el('div','l-'+l.level,el('time','',l.time?when(l.time)+' ':'? '),l.level+' ',l.event!=l.level?el('b','',l.event+' '):null,l.message,l.fields?el('i','','  '+l.fields):null,l.exception?el('pre','',l.exception):null);s._log.append(p);lines++}
while(lines>3000){s._log.firstChild.remove();lines--}
if(end&&(d.lines||[]).length)s._log.scrollTop=s._log.scrollHeight;
s._none.textContent=lines?'':'No line yet.';s._log.hidden=!lines;s._file.hidden=!lines;next=d.next||0};

// Asking: every two seconds while one looks, every half minute otherwise; what has not changed is not sent again.
const kind=location.pathname.split('/')[1],id=location.pathname.split('/')[2],path=kind?'/api/'+kind+'/'+id:'/api/queue',draw=kind=='job'?one:kind=='submission'?submission:queue;
let offset=0,last=null,tag='',seen=0,busy=false,wrong=false;const now=()=>Date.now()+offset;
const ask=async()=>{if(busy)return;busy=true;try{const r=await fetch(path,{headers:tag?{'If-None-Match':tag}:{},cache:'no-store'});offset=Date.parse(r.headers.get('Date'))-Date.now()||offset;if(Math.abs(offset)<2e3)offset=0;
if(r.status==401)throw Error('The token is not that of this page: open the address that was printed when it was started.');if(r.status==404)throw Error('The queue has nothing of this name.');
if(r.status==503)throw Error((await r.json()).error);if(r.status!=304&&!r.ok)throw Error('The page answered '+r.status+'.');
if(r.status!=304){tag=r.headers.get('ETag');last=await r.json()}if(wrong){wrong=false;alert('')}
if(kind=='job'){for(;;){const l=await fetch(path+'/log'+(next==null?'':'?from='+next),{cache:'no-store'});if(!l.ok)break;const d=await l.json(),from=next;log(d);if(!d.lines||!d.lines.length||from===next)break}}
seen=Date.now();draw(last);$('#live').className='';text('#live','live')}catch(e){if(e instanceof TypeError){$('#live').className='late';text('#live',seen?'no answer since '+when(seen+offset):'no answer')}else{$('#live').className='late';text('#live','no data');wrong=true;alert(e.message)}}finally{busy=false}};
const z=-new Date().getTimezoneOffset();text('#zone',' · times in UTC'+(z<0?'−':'+')+two(Math.floor(Math.abs(z)/60))+':'+two(Math.abs(z)%60));
let turn=0;ask();setInterval(()=>{turn++;if(document.hidden?turn%30==0:turn%2==0)ask();else if(last&&!document.hidden)draw(last)},1e3);
document.addEventListener('visibilitychange',()=>{if(!document.hidden)ask()})})();
