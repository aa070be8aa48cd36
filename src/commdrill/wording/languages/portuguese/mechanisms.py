"""What is jargon in Portuguese where something technical happens to it."""

from commdrill.wording.phrases import Phrases
from commdrill.wording.policy.products import PROGRAMS, VENDORS
from commdrill.wording.policy_words import Mechanism

YOURS = "seu, seus, sua, suas, você"
BREAKS = """
sobrecarreg*, sobrecarga, travou, travad*, travaram, reinici*, corromp*, corrompid*, saturad*, mal configurad*, mal configurou
inacessíve*, não respond*, deixou de responder, sem memória, sem disco, sem réplica*, replic*, congel*, queimou, queimad*
derrub*, estour*, timeout*, falh* na autenticação, não inicia*, não sobe, não sobem, revert*, hacke*, criptograf*, desincroniz*
não arranc*, mal instalad*
"""
_FAILS = """
caiu, caíram, falh*, quebr*, parou, pararam, fora do ar, bloque*, erro, erros, lent*, cheio, cheia, lotad*, encheu, encheram, perdeu
perdemos, apagad*, excluíd*, restaur*, reconstru*, expirou, expirad*, venceu, vencid*, atrasad*, trocad*, substitu*, morto, mortos
instáve*, desligad*, desligou, não liga, ficou sem, sem nós, sem espaço, sincroniz*, configur*, rejeit*, recus*, descart*, versão errada, branch errado, indisponíve*, não alcanç*, não chega*, somente leitura, só leitura, atualiz*, migr*, conex*
memória, índice*, réplica*, invad*, invas*, sem líder, um líder, dados antigos, tráfego, regra*
"""
"""What happens to machines, and what happens to anything."""
ELSEWHERE = "navio*, lixo, porto, vidro, quadro*, vinil, freio*, livro*, preço*, arte, museu, voador*, parque*, terremoto*, sismo*, tremor*, caravela*, caminhão, caminhões, tribuna*, judicia*"
"""Beside what containers, disks and replicas are things that people see."""

MECHANISMS = (
    Mechanism(
        Phrases("antivírus"),
        Phrases("apagou, removeu, bloqueou, atualização, arquivo do sistema"),
        Phrases(YOURS),
    ),
    Mechanism(
        Phrases("certificado, certificados"),
        Phrases("gateway, servidor*, site, domínio, balanceador*, mal configurad*, instalad*"),
        Phrases(YOURS, "curso*, nascimento, vacina*, médico*, conclusão"),
    ),
    Mechanism(
        Phrases("rack, racks"),
        Phrases("disjuntor, energia, superaquec*, servidor*, switch"),
        Phrases("bicicleta*, bagagem, carro*, vinho*"),
    ),
    Mechanism(
        Phrases("volume, volumes"),
        Phrases("somente leitura, só leitura, montad*, desmontad*, armazenamento, cheio"),
        Phrases(YOURS, "som, tv, música*, livro*"),
    ),
    Mechanism(
        Phrases("índice, índices"),
        Phrases("construção, construir, reconstru*, perdeu, falta o"),
        Phrases("preço*, livro*, ações"),
    ),
    Mechanism(
        Phrases(PROGRAMS),
        Phrases(
            BREAKS,
            _FAILS,
            "não processa*, não entrega*, não envia*, não avança*, parado, parada, acumula*, atras*, voltou",
        ),
        Phrases(
            "senhor, senhora, sr, sra, palestra, filme, peça, romance, autor*, livro*, leitura de, ler, lemos, teatro, museu, exposição, estátua, tribo, helicóptero*, seu, sua"
        ),
    ),
    Mechanism(
        Phrases(
            "chamado com a, chamado com o, chamado _ com a, chamado na, chamado aberto com a, ticket com a, ticket _ com a, caso com a, caso _ com a"
        ),
        Phrases(VENDORS),
        Phrases(YOURS),
    ),
    Mechanism(
        Phrases("implantação, implantações"),
        Phrases(
            "pela metade, parou, interrompid*, abortad*, versão, falhou, falharam, em produção, código, revert*, a última, defeituosa"
        ),
        Phrases("dente*, marca passo, projeto, lei, hospital*"),
    ),
    Mechanism(
        Phrases("consumidores, consumers"),
        Phrases("mensagens, fila*, offset*, partiç*"),
        Phrases("direitos, defesa, energia, água, procon, associação"),
    ),
    Mechanism(
        Phrases("chave, chaves, segredo*, certificado*"),
        Phrases("rotacion*, foi girada, rotação"),
        Phrases(YOURS),
    ),
    Mechanism(
        Phrases("firmware"),
        Phrases(
            "erro*, falha*, bug*, atualiz*, versão, servidor*, roteador*, switch*, disco*, controladora*, devido, caus*, nosso*, noss*"
        ),
        Phrases(YOURS, "leitor*, câmera*, câmara*, tv, tvs, fone*, console*, relógio*, carro*"),
    ),
    Mechanism(
        Phrases("centro* de dados"),
        Phrases("o, um, ao, do, no, nosso*, outro, segundo, os, dois, está, caiu, queda"),
        Phrases(
            "estatístic*, geográfic*, demográfic*, meteorológic*, climátic*, abertos, históric*"
        ),
    ),
    Mechanism(
        Phrases("vpn"),
        Phrases(
            "caiu, cai, fora do ar, falh*, não responde*, não conecta*, desconect*, túnel, túneis"
        ),
        Phrases(YOURS, "oferta*, assinatura*"),
    ),
    Mechanism(
        Phrases("plantão"),
        Phrases("ninguém, viu, é, telefone, celular, avisad*, chamad*"),
        Phrases(
            "médic*, farmácia*, hospita*, polícia*, dentista*, doutor*, veterinári*, enfermeir*, bombeiro*, pediatr*"
        ),
    ),
    Mechanism(
        Phrases(
            """
                servidor, servidores, base de dados, bases de dados, banco de dados, bancos de dados, cluster*, backend*, back end
                gateway, gateways, vm, vms, nó do cluster, nós do cluster, balanceador*, microsserviço*
                """
        ),
        Phrases(BREAKS, _FAILS),
        Phrases(
            "restaurante*, garço*, jantar, refeiç*, comida, alimentos, sangue, públic*, municipa*, estadua*, federa*, greve, férias"
        ),
    ),
    Mechanism(
        Phrases("firewall*, plugin*, cache, caches"),
        Phrases(
            BREAKS,
            _FAILS,
            "incompatíve*, não é compatível, desatualizad*, conflito*, wordpress, limpar, limpo, limpamos, invalid*, obsolet*, servidor*",
        ),
        Phrases(YOURS, "casa, navegador, desativ*, deslig* o"),
    ),
    Mechanism(
        Phrases(
            "réplica, réplicas, pod, pods, contêiner*, container, containers, instância*, disco, discos, índice, índices"
        ),
        Phrases(BREAKS, "storage, logs, banco de dados, gateway, tabela*, cron"),
        Phrases(
            YOURS,
            ELSEWHERE,
        ),
    ),
    Mechanism(
        Phrases("réplica, réplicas, pod, pods"),
        Phrases("caiu, caíram, atrasad*, banco"),
        Phrases("navio*, quadro*, museu, arte, camis*, caravela*, terremoto*, sismo*, tremor*"),
    ),
    Mechanism(
        Phrases("disco, discos"),
        Phrases("cheio, sem espaço, encheu, quebr*, falh*"),
        Phrases(YOURS, "vinil, freio*, música*, pizza*, arado"),
    ),
    Mechanism(
        Phrases("roteador*, switch, switches"),
        Phrases(
            "sem energia, rack, queimou, queimad*, reiniciou, reiniciado, falh*, trocad*, substitu*, firmware, mal configurad*, data center, travou"
        ),
        Phrases(YOURS, "casa"),
    ),
    Mechanism(
        Phrases("token, tokens"),
        Phrases("mal configurad*, corromp*, plugin*, api, gateway"),
        Phrases(YOURS, "festa, roupa*, jogo*"),
    ),
    Mechanism(
        Phrases("desenvolvedor*, programador*"),
        Phrases("de licença, de férias"),
        Phrases("seu, sua"),
    ),
    Mechanism(
        Phrases("rotina, rotinas, processo, processos"),
        Phrases("travou, travad*, travaram, não rodou, abort*"),
        Phrases("judicia*, seu, sua"),
    ),
    Mechanism(
        Phrases("integração, integrações"),
        Phrases("quebr*, api, falh*"),
        Phrases("social, escolar"),
    ),
    Mechanism(
        Phrases("versão, versões, atualização, release"),
        Phrases(
            "sem testes, sem testar, sem teste, não testad*, com defeito, defeituos*, com bug, quebrou, revert*, voltando para a anterior, voltamos para a anterior, voltar para a anterior, voltar à anterior, subimos, publicamos"
        ),
        Phrases("sua, seu, livro*, filme*, dublad*"),
    ),
    Mechanism(
        Phrases("rede, rede interna"),
        Phrases("sem rota, roteador*, switch*, mal configurad*, segmento*"),
        Phrases("ônibus, metrô, trem, trens, lojas, hotel, sua, seu"),
    ),
    Mechanism(
        Phrases("invasão, intrusão"),
        Phrases("nossos, noss*, sistemas, servidores, rede"),
        Phrases("seu, sua, campo, torcida, torcedor*, gramado"),
    ),
    Mechanism(
        Phrases("amazon, google, microsoft, azure"),
        Phrases("na região, na sua região, nos afeta, que nos afeta"),
        Phrases("pedido*, encomenda*, vale"),
    ),
    Mechanism(
        Phrases("senhas, senha, cartões, dados"),
        Phrases("texto puro, texto claro, sem criptografia"),
        Phrases("sua, seu"),
    ),
    Mechanism(
        Phrases("domínio, domínios"),
        Phrases("venceu, expirou, vencido, expirado, renov*"),
        Phrases("seu, sua"),
    ),
    Mechanism(
        Phrases("plantonista*, engenheiro de plantão, técnico de plantão, plantão de ti"),
        Phrases("acionad*, avisad*, chamad*, investig*"),
        Phrases("médic*"),
    ),
    Mechanism(
        Phrases("backup, backups, cópia* de segurança"),
        Phrases("corromp*, falh*, restaur*, perdid*"),
        Phrases("seu, seus, sua, suas"),
    ),
    Mechanism(
        Phrases("hospedagem"),
        Phrases("caiu, fora do ar, fora, falh*, reinici*"),
        Phrases("hotel*"),
    ),
    Mechanism(
        Phrases(
            "vulnerabilidade*, malware, hackers, hacker, invasores, invasor, atacantes, credenciais, falha de segurança"
        ),
        Phrases(
            "resgate, pedem, exigem, ameaç*, corrigid*, deixou, biblioteca, explor*, entraram, invadi*, encontr*, copi*, vaz*, noss*, rede, sistema*, funcionári*, roubad*"
        ),
        Phrases("seu, sua, você, cuidado, nunca"),
    ),
    Mechanism(
        Phrases("monitoramento, monitorização"),
        Phrases("não avisou, não alertou, não detectou, não disparou"),
        Phrases("paciente*, vulc*, sísmic*, saúde, ar"),
    ),
    Mechanism(
        Phrases("atualização, versão, release"),
        Phrases("ninguém testou, não foi testada, não testaram, versão ruim, veio de uma"),
        Phrases("vacina*, alimento*"),
    ),
    Mechanism(
        Phrases("plantão"),
        Phrases("escalad*, escalamos"),
        Phrases("médic*, farmácia*, hospita*, delegad*"),
    ),
    Mechanism(
        Phrases("zoom, meet, teams"),
        Phrases("chamada do zoom, sala do zoom, do incidente, da incidência"),
        Phrases("aula*, curso*, sua, seu"),
    ),
    Mechanism(
        Phrases("stripe, salesforce, sap, microsoft 365, office 365, shopify, github, klarna"),
        Phrases(
            "fora do ar, caiu, caída, caído, fora de serviço, não responde, indisponível, falha, falhas, problemas"
        ),
        Phrases("com stripe, com klarna, pela stripe, pela klarna"),
    ),
    Mechanism(
        Phrases("nosso ip, nossos ips"),
        Phrases("lista negra, listas negras, bloquead*, reputação"),
    ),
    Mechanism(
        Phrases("phishing"),
        Phrases("funcionári*, a conta de, deu a eles, clicou, abriu, caiu num, caiu em"),
        Phrases("seu, sua, você, nunca, se"),
    ),
    Mechanism(
        Phrases("código antigo, código velho, o código, nosso código"),
        Phrases("não suporta*, não trata*, não previa, bissexto, nulo"),
        Phrases("desconto, promocional, postal, seu, sua"),
    ),
    Mechanism(
        Phrases("bucket*"),
        Phrases("cheio, cheia, permissões, público"),
    ),
)
