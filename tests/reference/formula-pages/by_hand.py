import os
for v in ("OMP_NUM_THREADS","OPENBLAS_NUM_THREADS"): os.environ[v]="1"
import json, math
from fractions import Fraction as F
import numpy as np
D=json.load(open("data.json"))
X=np.array(D["X"],float); Y=np.array(D["Y"],float); n=len(X)
XF=[[F(v) for v in r] for r in D["X"]]; YF=[[F(v) for v in r] for r in D["Y"]]
res={}; alt={}
def pearson(a,b):
    a=np.asarray(a,float); b=np.asarray(b,float); a=a-a.sum()/len(a); b=b-b.sum()/len(b)
    d=math.sqrt((a*a).sum()*(b*b).sum()); return float((a*b).sum())/d if d>0 else None
def midranks(v):   # exact values
    return [sum(1 for u in v if u<x)+(sum(1 for u in v if u==x)+1)/2 for x in v]
iu=[(i,j) for i in range(n) for j in range(i+1,n)]
# ---- rsa: squared distance / units, exact rationals
def eucl(Z): return [sum((a-b)**2 for a,b in zip(Z[i],Z[j]))/len(Z[0]) for i,j in iu]
ex,ey=eucl(XF),eucl(YF)
res["rsa"]=pearson(midranks(ex),midranks(ey))
alt["rsa distinct dissimilarities X,Y of 28"]=[len(set(ex)),len(set(ey))]
# ---- rsa2: 1-r; order taken exactly: r is monotone in sign(c)*c^2/(vv)
def corrkey(Z):
    out=[]
    for i,j in iu:
        a,b=Z[i],Z[j]; m=len(a); ma=sum(a)/m; mb=sum(b)/m
        c=sum((p-ma)*(q-mb) for p,q in zip(a,b)); va=sum((p-ma)**2 for p in a); vb=sum((q-mb)**2 for q in b)
        out.append(-(1 if c>0 else -1 if c<0 else 0)*c*c/(va*vb))   # increasing in 1-r
    return out
def tau(kx,ky,tie=lambda s:s):
    m=len(kx); con=dis=tx=ty=0
    for a in range(m):
        for b in range(a+1,m):
            sx=(kx[a]>kx[b])-(kx[a]<kx[b]); sy=(ky[a]>ky[b])-(ky[a]<ky[b])
            s=sx*sy; con+=s>0; dis+=s<0; tx+=sx==0; ty+=sy==0
    return con,dis,tx,ty,m*(m-1)//2
cx,cy=corrkey(XF),corrkey(YF)
con,dis,tx,ty,n0=tau(cx,cy)
res["rsa2"]=(con-dis)/n0
alt["rsa2 concordant,discordant,tied_x,tied_y,n0 (exact ties)"]=[con,dis,tx,ty,n0]
fx=[1-pearson(X[i],X[j]) for i,j in iu]; fy=[1-pearson(Y[i],Y[j]) for i,j in iu]
c2=tau(fx,fy); alt["rsa2 naive floating point (ties by rounding)"]=[(c2[0]-c2[1])/c2[4]]+list(c2)
alt["rsa2 as tau-b"]=(con-dis)/math.sqrt((n0-tx)*(n0-ty))
# ---- ridge
def kfold(n,k):
    s=0; out=[]
    for f in range(k):
        L=n//k+(1 if f<n%k else 0); out.append(list(range(s,s+L))); s+=L
    return out
def ridge_predict(A,B,T,al,mx=None,my=None):
    mx=A.mean(0) if mx is None else mx; my=B.mean(0) if my is None else my
    Ac=A-mx; W=np.linalg.solve(Ac.T@Ac+al*np.eye(A.shape[1]),Ac.T@(B-my)); return my+(T-mx)@W
alphas=[0.1,1,10,100]
def press(A,B,al,mode):
    if mode=="gcv":
        Ac=A-A.mean(0); H=Ac@np.linalg.solve(Ac.T@Ac+al*np.eye(A.shape[1]),Ac.T)+1/len(A)
        R=(np.eye(len(A))-H)@B; return float((R**2).sum()/(1-np.trace(H)/len(A))**2)
    s=np.zeros(B.shape[1])
    for i in range(len(A)):
        k=[q for q in range(len(A)) if q!=i]; a=al*(len(k) if mode=="meanloss" else 1)
        if mode=="fixedmeans": p=ridge_predict(A[k],B[k],A[i:i+1],a,A.mean(0),B.mean(0))
        else: p=ridge_predict(A[k],B[k],A[i:i+1],a)
        s+=(B[i]-p[0])**2
    return s if mode=="pertarget" else float(s.sum())
def ridge(mode):
    P=np.zeros_like(Y); ch=[]; sc=[]; pf=[]
    for te in kfold(n,4):
        tr=[i for i in range(n) if i not in te]; A,B=X[tr],Y[tr]
        S=[press(A,B,al,mode) for al in alphas]
        if mode=="pertarget":
            b=[alphas[int(np.argmin([s[j] for s in S]))] for j in range(Y.shape[1])]
            for j in range(Y.shape[1]): P[te,j]=ridge_predict(A,B,X[te],b[j])[:,j]
            S=[list(map(float,s)) for s in S]
        else:
            b=alphas[S.index(min(S))]; P[te]=ridge_predict(A,B,X[te],b*(len(tr) if mode=="meanloss" else 1))
        ch.append(b); sc.append(S)
    r=[pearson(P[:,j],Y[:,j]) for j in range(Y.shape[1])]
    return dict(score=sum(r)/len(r),r=r,alphas=ch,criterion=sc,pred=P.tolist())
R=ridge("loo"); res["ridge-cv"]=R["score"]; res["ridge-cv r per neuroid"]=R["r"]; res["ridge-cv alphas per fold"]=R["alphas"]
res["ridge-cv loo sums per fold"]=R["criterion"]; res["ridge-cv predictions"]=R["pred"]
for m in("gcv","fixedmeans","meanloss","pertarget"):
    q=ridge(m); alt["ridge-cv reading "+m]={k:q[k] for k in("score","r","alphas")}
alt["ridge-cv mean of subjects' means"]=((R["r"][0]+R["r"][1])/2+R["r"][2])/2
# ---- pls
def pls(A,B,T,nc):
    mx,my=A.mean(0),B.mean(0); a=A-mx; b=B-my; W=[];P=[];Q=[]; sv=[]
    for _ in range(nc):
        U,s,_v=np.linalg.svd(a.T@b,full_matrices=False); sv.append(s.tolist())
        w=U[:,0]; t=a@w; tt=t@t; p=a.T@t/tt; q=b.T@t/tt
        a=a-np.outer(t,p); b=b-np.outer(t,q); W.append(w);P.append(p);Q.append(q)
    W,P,Q=(np.array(v).T for v in(W,P,Q))
    return my+(T-mx)@(W@np.linalg.solve(P.T@W,Q.T)), sv
rf=[]; Pp=np.zeros_like(Y); svs=[]
for te in kfold(n,2):
    tr=[i for i in range(n) if i not in te]; p,sv=pls(X[tr],Y[tr],X[te],2); Pp[te]=p; svs.append(sv)
    rf.append([pearson(p[:,j],Y[te,j]) for j in range(Y.shape[1])])
rm=[sum(f[j] for f in rf)/len(rf) for j in range(Y.shape[1])]
res["pls"]=sum(rm)/len(rm); res["pls r per neuroid"]=rm; res["pls r per fold, neuroid"]=rf; res["pls predictions"]=Pp.tolist()
alt["pls singular values per fold, component"]=svs
pr=[pearson(Pp[:,j],Y[:,j]) for j in range(3)]; alt["pls if pooled"]=[sum(pr)/3,pr]
zf=[math.tanh(sum(math.atanh(f[j]) for f in rf)/2) for j in range(3)]; alt["pls if Fisher-z mean over folds"]=sum(zf)/3
alt["pls mean of subjects' means"]=((rm[0]+rm[1])/2+rm[2])/2
# ---- cka
def hsic(K,L):
    m=len(K); K=K.copy(); L=L.copy(); np.fill_diagonal(K,0); np.fill_diagonal(L,0); o=np.ones(m)
    return (np.trace(K@L)+(o@K@o)*(o@L@o)/((m-1)*(m-2))-2*(o@K@L@o)/(m-2))/(m*(m-3))
def cka(A,B):
    K,L=A@A.T,B@B.T; return float(hsic(K,L)/math.sqrt(hsic(K,K)*hsic(L,L)))
res["cka-unbiased"]=cka(X,Y); alt["cka centred columns first"]=cka(X-X.mean(0),Y-Y.mean(0))
alt["cka subjects=each"]=(cka(X,Y[:,:2])+cka(X,Y[:,2:]))/2
# ---- mutual-knn (order exact: sign*inner^2/(|a|^2|b|^2); |a|^2 constant within i)
def nb(Z,k,unit=True):
    out=[]; ties=[]
    for i in range(n):
        v={}
        for j in range(n):
            if j==i: continue
            d=sum(p*q for p,q in zip(Z[i],Z[j])); v[j]=(1 if d>0 else -1 if d<0 else 0)*d*d/sum(q*q for q in Z[j]) if unit else d
        o=sorted(v,key=lambda j:(-v[j],j)); out.append(set(o[:k])); ties.append(v[o[k-1]]==v[o[k]])
    return out,ties
def mk(a,b,k): return sum(len(p&q) for p,q in zip(a,b))/k/n
nx,t1=nb(XF,3); ny,t2=nb(YF,3)
res["mutual-knn"]=mk(nx,ny,3); alt["mutual-knn ties at the k-th place X,Y"]=[t1,t2]
res["mutual-knn neighbours X (0-based)"]=[sorted(s) for s in nx]; res["mutual-knn neighbours Y (0-based)"]=[sorted(s) for s in ny]
rx,t3=nb(XF,3,False); ry,t4=nb(YF,3,False); alt["mutual-knn rows=raw, first index on ties"]=[mk(rx,ry,3),t3,t4]
try:
    ea=nb([r[:2] for r in YF],3); eb=nb([r[2:] for r in YF],3); alt["mutual-knn subjects=each"]=[(mk(nx,ea[0],3)+mk(nx,eb[0],3))/2,ea[1],eb[1]]
except ZeroDivisionError: alt["mutual-knn subjects=each"]="undefined: subject b has a pattern of zeros"
# ---- error consistency
def kappa(a,b,conv):
    m=len(a); o=F(sum(x==y for x,y in zip(a,b)),m); p,q=F(sum(a),m),F(sum(b),m); e=p*q+(1-p)*(1-q)
    if o==1 and conv=="model-vs-human": return F(1),o,e
    return (None if e==1 else (o-e)/(1-e)),o,e
M=D["right_model"]
for conv in("model-vs-human","concord"):
    tab={}; hs=[]
    for h in("right_human1","right_human2"):
        ks=[kappa(M[c],D[h][c],conv) for c in M]; tab[h]={c:[str(v) for v in k] for c,k in zip(M,ks)}
        hs.append(sum(k[0] for k in ks)/len(ks))
    s=sum(hs)/len(hs); res["error-consistency "+conv]=float(s); res["error-consistency "+conv+" kappa,o,e"]=tab
    res["error-consistency "+conv+" per human"]=[float(v) for v in hs]; alt["error-consistency exact "+conv]=str(s)
def ecpool(h):
    return kappa(M["c1"]+M["c2"],D[h]["c1"]+D[h]["c2"],"concord")[0]
alt["error-consistency if conditions were pooled"]=float((ecpool("right_human1")+ecpool("right_human2"))/2)
json.dump({**res,"other readings":alt},open("by_hand.json","w"),indent=1)
for k,v in {**res,**{"ALT "+k:v for k,v in alt.items()}}.items():
    print(k, "%.12f"%v if isinstance(v,float) else v)
